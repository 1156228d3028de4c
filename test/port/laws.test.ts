import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, port } from '../support/port.js';
import { change, plainly, sequenceTree, write, writing } from '../support/sequences.js';

const changes = fc.array(change, { minLength: 1, maxLength: 4 });

describe('laws of porting, over generated sequences', () => {
  test('an unedited file, however it is written, gives the new file byte for byte', () => {
    fc.assert(
      fc.property(sequenceTree, changes, writing, writing, (tree, vendor, one, two) => {
        const base = write(tree, plainly);
        const theirs = write(
          vendor.reduce((t, edit) => edit(t), tree),
          two,
        );
        const { text, decisions } = port(base, write(tree, one), theirs);
        expect(text).toBe(theirs);
        expect(decisions).toEqual([]);
      }),
    );
  });

  test('onto the same release the user gets back what he has, whatever he did', () => {
    fc.assert(
      fc.property(sequenceTree, changes, writing, writing, (tree, edits, one, two) => {
        const ours = write(
          edits.reduce((t, edit) => edit(t), tree),
          one,
        );
        const theirs = write(tree, two);
        const { text, decisions } = port(theirs, ours, theirs);
        expect(decisions.filter(({ conflict }) => conflict !== undefined)).toEqual([]);
        expect(canonical(text), text).toBe(canonical(ours));
      }),
      { numRuns: 2000 },
    );
  });
});
