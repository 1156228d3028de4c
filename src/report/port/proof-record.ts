import type { FileSet, Home } from '../../core/estate.js';
import type { Proof } from '../../core/port/home/proof.js';
import type { Json } from './json.js';

export const proofRecord = (home: Home, set: FileSet, { rows, refused, answers }: Proof): Json => ({
  home: home.input,
  origin: set.origin,
  tenant: set.tenant,
  answers,
  refused: refused.map(({ file, why }) => ({ file, why })),
  rows: rows.map(({ sequence, cells, before, stock, after, verdict, changed, unasked, parts, why }) => ({
    sequence,
    cells,
    before,
    stock,
    after,
    verdict,
    changed,
    unasked,
    parts,
    why,
  })),
});
