import { sequenceRule } from './rule.js';

export const mojibake = sequenceRule({
  id: 'mojibake',
  code: 'FS011',
  severity: 'warning',
  title: 'The declared encoding contradicts the bytes',
  why: 'The gateway believes the declaration, so clients see é as Ã©.',
  fix: 'Declare UTF-8, or save the file in the encoding that it declares.',
  source: 'synapse-semantics 1.1, trap 42 (recorded)',
  alsoStock: true,
  anySize: true,
  find: ({ decoded }) =>
    decoded.mojibake === undefined
      ? []
      : [{ args: { declared: decoded.declared ?? '', meant: decoded.mojibake.meant, shown: decoded.mojibake.shown } }],
  message: ({ declared, meant, shown }) =>
    `${declared} is declared, but the bytes are UTF-8: clients see ${shown} for ${meant}.`,
});
