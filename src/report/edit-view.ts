/** An edit as a page shows it: what stock says beside what the user made of it. */
import { type FactChange, writePath } from '../core/diff/edits.js';
import type { JudgedEdit } from '../core/diff/verdict.js';
import { factName } from './edit-text.js';
import type { EditView } from './exhibit.js';

const NOTE = 'the target has it already';

export const factView = ({ fact, kind, value, was }: FactChange): EditView['facts'][number] => ({
  name: factName(fact),
  ...(was !== undefined && { was }),
  ...(kind !== 'removed' && { value: value ?? '' }),
});

export function editView(edit: JudgedEdit): EditView {
  const { kind, line, path, into, text, stockText, facts, inTarget } = edit;
  return {
    kind,
    line,
    path: writePath(path.slice(1)) || 'sequence',
    facts: facts.map(factView),
    ...(into !== undefined && { into: writePath(into.slice(1)) }),
    ...(text !== undefined && { yours: text }),
    ...(stockText !== undefined && stockText !== '' && { stock: stockText }),
    ...(inTarget && { note: NOTE }),
  };
}
