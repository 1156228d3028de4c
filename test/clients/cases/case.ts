import type { Confidence, Kind, Where } from '../../../src/core/clients/model.js';

/** What must be said of a text. `nothing`: no place at all. */
export type Expected =
  | { readonly kind: Kind; readonly where?: Where; readonly confidence?: Confidence; readonly readsBoth?: boolean }
  | 'nothing';

export interface Case {
  /** The row of the pattern document. */
  readonly row: string;
  readonly path: string;
  readonly text: string;
  readonly expected: Expected;
}

export const xml = (confidence: Confidence = 'certain'): Expected => ({ kind: 'reads-xml', where: 'code', confidence });
export const wrapped = (confidence: Confidence = 'likely'): Expected => ({
  kind: 'reads-wrapped-json',
  where: 'code',
  confidence,
});
export const number: Expected = { kind: 'compares-number', where: 'code', confidence: 'likely' };
/** Where libraries make a number of the text. */
export const bound: Expected = { kind: 'compares-number', where: 'code', confidence: 'possible' };

/** Cases of one row. */
export const row = (name: string, expected: Expected, files: Readonly<Record<string, string>>): Case[] =>
  Object.entries(files).map(([path, text]) => ({ row: name, path, text, expected }));
