/** What an upgrade changes for the client, in one word. */
import { becomesJson } from '../stock/facts.js';
import { type Brief, briefKey, type Told } from './told.js';

export const CHANGES = [
  'not-deployed',
  'accepted',
  'hangs',
  'closed',
  'lost-body',
  'soap-envelope',
  'other-status',
  'differs',
  'unknown',
  'wrapped',
  'still-xml',
  'switched-to-json',
  'new',
  'gone',
  'same',
] as const;

/** Worst first, as in `CHANGES`. */
export type Change = (typeof CHANGES)[number];

export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  'not-deployed': 'not deployed',
  accepted: 'accepted',
  hangs: 'hangs',
  closed: 'closed',
  'lost-body': 'lost body',
  'soap-envelope': 'SOAP envelope',
  'other-status': 'other status',
  differs: 'differs',
  unknown: 'unknown',
  wrapped: 'wrapped',
  'still-xml': 'still XML',
  'switched-to-json': 'switched to JSON',
  new: 'new',
  gone: 'gone',
  same: 'same',
};

const XML_LIKE = new Set<Brief['kind']>(['xml', 'soap']);

function changeOf(brief: Brief, today: readonly Brief[], crosses: boolean): Change {
  const { kind, status } = brief;
  const isThere = (like: (one: Brief) => boolean): boolean => today.some(like);
  const alike = isThere((one) => one.kind === kind && one.isRequest === brief.isRequest);
  if (kind === 'unknown') return 'unknown';
  if (kind === 'accepted-empty') return alike ? 'same' : 'accepted';
  if (kind === 'no-answer') return alike ? 'same' : 'hangs';
  if (kind === 'closed') return alike ? 'same' : 'closed';
  if (kind === 'empty' || brief.isRequest) return alike ? 'same' : 'lost-body';
  if (isThere((one) => briefKey(one) === briefKey(brief))) return kind === 'xml' && crosses ? 'still-xml' : 'same';
  if (today.every((one) => one.kind === 'unknown')) return 'unknown';
  const sameStatus = isThere((one) => one.status === status);
  if (kind === 'soap' && !alike) return 'soap-envelope';
  if (alike && !sameStatus && kind !== 'xml') return 'other-status';
  if (kind === 'json' && isThere((one) => XML_LIKE.has(one.kind) || one.kind === 'json-wrapped'))
    return 'switched-to-json';
  if (kind === 'json-wrapped' && !alike) return 'wrapped';
  if (kind === 'xml' && alike) return crosses ? 'still-xml' : sameStatus ? 'differs' : 'other-status';
  return 'differs';
}

/**
 * The worst that becomes of clients between two answers.
 * @param isDeployed whether the sequence that answered today is deployed afterwards
 */
export function changeBetween(today: Told | undefined, after: Told | undefined, isDeployed: boolean): Change {
  if (after === undefined) return today === undefined ? 'same' : 'gone';
  if (!isDeployed) return 'not-deployed';
  if (today === undefined) return after.briefs.every(({ kind }) => kind === 'unknown') ? 'unknown' : newOrBroken(after);
  const crosses = becomesJson(today.release, after.release);
  const [only] = after.briefs;
  if (only !== undefined && after.briefs.length === 1) return changeOf(only, today.briefs, crosses);
  const found = new Set(after.briefs.map((brief) => changeOf(brief, today.briefs, crosses)));
  return CHANGES.find((change) => found.has(change)) ?? 'same';
}

/** A fault that today's release does not raise. */
function newOrBroken(after: Told): Change {
  const kinds = new Set(after.briefs.map(({ kind }) => kind));
  if (kinds.has('accepted-empty')) return 'accepted';
  if (kinds.has('no-answer')) return 'hangs';
  if (kinds.has('closed')) return 'closed';
  return kinds.has('unknown') ? 'unknown' : 'new';
}
