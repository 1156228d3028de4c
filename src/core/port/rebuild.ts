/**
 * The stock text of the old release out of the user's file: additions taken out, changed values set back to what the
 * new release still has. The digests say whether the result is the very stock file, so nothing is believed.
 */
import type { Edit } from '../diff/edits.js';
import { type Digest, factDigest, fingerprint } from '../stock/fingerprint.js';
import { shapeOf } from '../stock/shape.js';
import { readXml } from '../xml/index.js';
import type { Matched } from './match.js';
import type { Sides } from './sides.js';
import { Draft } from './text/draft.js';

/** The old value of a fact, where the new release's mediator has it still; undefined when nobody tells. */
function oldValue(edit: Edit, fact: string, { stock }: Matched, hash: Digest): string | undefined {
  const { from } = edit;
  const theirs = from && stock.toOf.get(from);
  const value = theirs?.shape.facts.get(fact);
  return value !== undefined && from?.facts.get(fact) === factDigest(hash, fact, value) ? value : undefined;
}

/** @returns undefined when the edits cannot be undone with what is at hand */
export function rebuildBase(edits: readonly Edit[], sides: Sides, matched: Matched, hash: Digest): string | undefined {
  const { base, ours, theirs } = sides;
  const draft = new Draft(ours, theirs);
  for (const edit of edits) {
    const { kind, to, facts } = edit;
    if (to === undefined || kind === 'removed' || kind === 'moved') return undefined;
    if (kind === 'added') {
      draft.remove(to.shape.element);
      continue;
    }
    for (const { fact, kind: how } of facts) {
      const value = how === 'added' ? undefined : oldValue(edit, fact, matched, hash);
      if (how !== 'added' && value === undefined) return undefined;
      if (fact === '#text') draft.setText(to.shape.element, value);
      else if (/^@[^{+]+$/.test(fact)) draft.setAttribute(to.shape.element, fact.slice(1), value);
      else return undefined;
    }
  }
  const text = draft.print();
  const read = readXml(text);
  if (!read.ok) return undefined;
  return fingerprint(shapeOf(read.document.root), hash).digest === base.tree.digest ? text : undefined;
}
