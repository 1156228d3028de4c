/** Step 3c, translate: edits that do nothing in the new release, or would harm there. They are dropped, and said so. */
import type { Edit } from '../diff/edits.js';
import { classIn } from '../stock/classes.js';
import type { ShapedFingerprint } from '../stock/fingerprint.js';
import type { Context } from './context.js';
import type { Matched } from './match.js';
import { childrenCalled, isProperty, labelIs, nodesOf, writesBody } from './nodes.js';
import type { ReasonArgs, ReasonCode } from './reasons.js';
import { type Fate, releaseArgs, type Situation, type Told } from './sides.js';

const XML_TYPE = /^(?:application|text)\/(?:soap\+)?xml/i;

const textValue = (node: ShapedFingerprint | undefined): string => node?.shape.facts.get('@value') ?? '';

/** Whether the new release lacks the class of a `class` mediator that the old one had or never said. */
export function goneClass(node: ShapedFingerprint | undefined, { from, to }: Situation): string | undefined {
  if (!labelIs(node, 'class') || to === undefined || to === from) return undefined;
  const name = node?.shape.facts.get('@name');
  return name !== undefined && classIn(name, to).is === 'gone' ? name : undefined;
}

/** The user's edit sets the type that an XML answer has, and the answer is JSON now. */
function isXmlType({ kind, from, to }: Edit, { matched, sides }: Context): boolean {
  if (kind === 'removed' || matched.own.ownBody || !XML_TYPE.test(textValue(to))) return false;
  if (!isProperty(to, 'messageType', 'axis2') && !isProperty(to, 'ContentType', 'axis2')) return false;
  // Inside an added mediator it belongs to a payload of the user's own.
  const theirs = from && matched.stock.toOf.get(from);
  return kind === 'added' ? sides.theirs.source.includes('media-type="json"') : /json/.test(textValue(theirs));
}

/** The user took out the type of an XML answer, and the new release says there that its answer is JSON. */
function isNeededType({ kind, from }: Edit, { matched }: Context): boolean {
  if (kind !== 'removed' || !isProperty(from, 'messageType', 'axis2')) return false;
  return /json/.test(textValue(from && matched.stock.toOf.get(from)));
}

/** The user took out something that the new release needs to answer, and that it has as it was. */
function isContract({ kind, from }: Edit, { matched }: Context): boolean {
  if (kind !== 'removed' || from === undefined || matched.stock.toOf.get(from)?.digest !== from.digest) return false;
  return isProperty(from, 'RESPONSE') || isProperty(from, 'NO_ENTITY_BODY', 'axis2') || labelIs(from, 'header[To]');
}

/** The payloads of the user's nearest to one of his mediators: in the list that it stands in, or in one around it. */
function nearPayloads(node: ShapedFingerprint | undefined, { oursParent }: Matched): ShapedFingerprint[] {
  for (let list = node && oursParent.get(node); list !== undefined; list = oursParent.get(list)) {
    const found = [...nodesOf(list)].filter((one) => labelIs(one, 'payloadFactory'));
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * What has to be said beside the fate of an edit: who had his XML answers converted to JSON gets JSON of another shape.
 */
export function alsoTold({ kind, to }: Edit, { matched, situation }: Context): Told[] {
  const { crossing, javaAnswered } = matched.own;
  if (!crossing || kind === 'removed' || textValue(to) !== 'application/json') return [];
  // For auth, error_message_type counts, or what Java sets by itself.
  const isJavas = javaAnswered && (situation.role?.via === 'graphql' || situation.role?.via === 'throttle');
  const isFault = (payload: ShapedFingerprint): boolean =>
    childrenCalled(payload, 'format').some((format) => childrenCalled(format, 'fault').length > 0);
  const converts =
    isProperty(to, 'error_message_type') ||
    (isProperty(to, 'messageType', 'axis2') && (isJavas || nearPayloads(to, matched).some(isFault)));
  return converts ? [{ code: 'json-by-conversion', args: releaseArgs(situation) }] : [];
}

/** Why an edit is not carried over; undefined when it is. */
export function pointless(edit: Edit, context: Context): { fate: Fate; told: Told } | undefined {
  const { situation, matched } = context;
  const { crossing, javaAnswered, answersItself } = matched.own;
  const { kind, from, to } = edit;
  const args = releaseArgs(situation);
  const give = (fate: Fate, code: ReasonCode, more: ReasonArgs = {}) => ({
    fate,
    told: { code, args: { ...args, ...more } },
  });
  const gone = goneClass(to, situation);
  if (gone !== undefined) return give('dropped', 'class-gone', { class: gone });
  if (!crossing) return undefined;
  if (isProperty(to ?? from, 'error_message_type')) return give('dropped', 'error-message-type');
  if (isContract(edit, context)) return give('dropped', 'contract');
  if (isNeededType(edit, context)) return give('dropped', 'type-needed');
  if (isXmlType(edit, context)) return give('dropped', 'type-follows-payload', { type: textValue(to) });
  if (kind !== 'added' || !javaAnswered || answersItself || to === undefined) return undefined;
  if (isProperty(to, 'HTTP_SC', 'axis2')) return give('dropped', 'status-by-caller');
  // GraphQL's Java body came before the sequence, so there a payload did reach clients.
  if (situation.role?.via !== 'graphql' && writesBody(to)) return give('left', 'payload-thrown-away');
  return undefined;
}
