/** The attributes and the text of one mediator, three ways. Attributes have no order, so each is a wish by itself. */
import type { FactChange } from '../diff/edits.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { Op } from './sides.js';

/** Attributes that say one thing together: who changes one of them answers for all. */
const SLOTS: readonly (readonly string[])[] = [
  ['@value', '@expression', '#text'],
  ['@xpath', '@source', '@regex'],
];

const slotOf = (fact: string): readonly string[] => SLOTS.find((slot) => slot.includes(fact)) ?? [fact];

export type FactMerge =
  | { readonly is: 'same' }
  | { readonly is: 'ops'; readonly ops: readonly Op[] }
  /** Both sides changed this. */
  | { readonly is: 'clash'; readonly facts: readonly string[] }
  /** It cannot be written as a change of attributes. */
  | { readonly is: 'whole' };

const PREFIX_FACT = /^@(.*)\+xmlns:(.*)$/;

function opOf(change: FactChange, theirs: ShapedFingerprint): Op | 'whole' {
  const { element } = theirs.shape;
  const { fact, value } = change;
  const given = value === undefined ? {} : { value };
  if (fact === '#text') {
    const bare = element.children.every((child) => child.kind === 'text');
    return bare ? { op: 'text', element, ...(value !== undefined && { text: value }) } : 'whole';
  }
  const [, , prefix] = PREFIX_FACT.exec(fact) ?? [];
  if (prefix !== undefined) {
    return value === undefined ? 'whole' : { op: 'attribute', element, name: `xmlns:${prefix}`, value };
  }
  if (fact === '#ns' || fact.startsWith('@{')) return 'whole';
  return { op: 'attribute', element, name: fact.slice(1), ...given };
}

/**
 * Applies the user's changes of a mediator's facts to the new release's mediator.
 * @param base digests are enough
 */
export function mergeFacts(
  changes: readonly FactChange[],
  base: Fingerprint,
  ours: ShapedFingerprint,
  theirs: ShapedFingerprint,
): FactMerge {
  const open = changes.filter(({ fact }) => ours.facts.get(fact) !== theirs.facts.get(fact));
  if (open.length === 0) return { is: 'same' };
  const touched = new Set(open.flatMap(({ fact }) => slotOf(fact)));
  const clashing = [...touched].filter((fact) => base.facts.get(fact) !== theirs.facts.get(fact));
  if (clashing.length > 0) return { is: 'clash', facts: clashing };
  const ops: Op[] = [];
  const seen = new Set<string>();
  for (const change of open) {
    const op = opOf(change, theirs);
    if (op === 'whole') return { is: 'whole' };
    // One declaration serves every attribute that uses the prefix.
    const key = op.op === 'attribute' ? op.name : op.op;
    if (!seen.has(key)) ops.push(op);
    seen.add(key);
  }
  return { is: 'ops', ops };
}
