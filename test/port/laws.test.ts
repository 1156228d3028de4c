import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, port } from '../support/port.js';
import {
  type Change,
  change,
  distinctTree,
  type El,
  inTwoPlaces,
  isDistinct,
  plainly,
  sequenceTree,
  steadyChange,
  write,
  writing,
} from '../support/sequences.js';

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
      { numRuns: 1000 },
    );
  });

  // Where equal mediators stand side by side, or both sides move things about, nobody can tell which is which: the laws
  // below are about files in which one can.

  test('porting twice changes nothing, or says that it cannot tell', () => {
    fc.assert(
      fc.property(distinctTree, steady, steady, writing, writing, (tree, edits, vendor, one, two) => {
        fc.pre([tree, all(edits, tree), all(vendor, tree), all(edits, all(vendor, tree))].every(isDistinct));
        const base = write(tree, plainly);
        const ours = write(all(edits, tree), one);
        const first = port(base, ours, write(all(vendor, tree), two));
        fc.pre(isClean(first));
        const second = port(base, ours, first.text);
        if (isClean(second)) expect(second.text).toBe(first.text);
      }),
      { numRuns: 300 },
    );
  });

  test('edits in different places commute', () => {
    fc.assert(
      fc.property(distinctTree, distinctTree, steady, steady, steady, (left, right, e1, e2, vendor) => {
        const tree = inTwoPlaces(left, right);
        const [a, b, both] = [
          inTwoPlaces(all(e1, left), right),
          inTwoPlaces(left, all(e2, right)),
          inTwoPlaces(all(e1, left), all(e2, right)),
        ];
        const theirs = write(all(vendor, tree), plainly);
        fc.pre([both, all(vendor, tree), all(vendor, both)].every(isDistinct));
        const onto = (text: string, user: El) => port(write(tree, plainly), write(user, plainly), text);
        const [whole, first, second] = [onto(theirs, both), onto(theirs, a), onto(theirs, b)];
        const [ab, ba] = [onto(first.text, b), onto(second.text, a)];
        fc.pre([whole, first, second, ab, ba].every(isClean));
        expect(canonical(ab.text)).toBe(canonical(whole.text));
        expect(canonical(ba.text)).toBe(canonical(whole.text));
      }),
      { numRuns: 100 },
    );
  });
});

const steady = fc.array(steadyChange, { minLength: 1, maxLength: 3 });

const all = (edits: readonly Change[], tree: El): El => edits.reduce((t, edit) => edit(t), tree);

const isClean = ({ decisions }: { decisions: readonly { conflict?: unknown }[] }): boolean =>
  decisions.every(({ conflict }) => conflict === undefined);
