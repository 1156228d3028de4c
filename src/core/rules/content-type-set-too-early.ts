import type { Mediator, PropertySetting } from '../synapse/index.js';
import { type SequenceSubject, sequenceRule } from './rule.js';
import { maybeAfter, maybeBefore, type Spot, some, surelyAfter } from './sequence/flow.js';
import { settingsOf, settingsOfMediator } from './sequence/settings.js';

/** What a payloadFactory sets as type, when it sets one for sure. */
const TYPE_OF: Readonly<Record<string, string>> = { json: 'application/json', text: 'text/plain' };

const REMOVED = 'it is removed again behind it';
const MISREAD = 'the payloadFactory behind it has the request read as JSON, which throws for any other';

/** Whether the request body may still have to be read when the flow is at `spot`. @see synapse-semantics 0.5, 6.1 */
function isUnread({ role }: SequenceSubject, spot: Spot): boolean {
  if (role?.via === 'auth' || role?.via === 'throttle') return false; // Java has discarded it
  return !some(
    maybeBefore(spot),
    (earlier) =>
      earlier.kind === 'payload' ||
      earlier.kind === 'makefault' ||
      settingsOfMediator(earlier).some((p) => p.name === 'message.builder.invoked'),
  );
}

/** What `later` does to a ContentType set before it. */
function undoing(later: Mediator, { value }: PropertySetting, unread: boolean): string | undefined {
  for (const p of settingsOfMediator(later)) {
    if (p.scope !== 'axis2' || p.remove || p.name !== 'messageType') continue;
    if (p.value === undefined || p.value !== value) {
      return `the messageType ${p.value ?? p.expression?.source ?? ''} set later replaces it`;
    }
  }
  if (later.kind !== 'payload') return undefined;
  if (unread && /^application\/json\s*(;|$)/i.test(value ?? '')) return MISREAD;
  const type = TYPE_OF[later.mediaType];
  return type === undefined || value === type ? undefined : `the payloadFactory behind it sets ${type}`;
}

export const contentTypeSetTooEarly = sequenceRule({
  id: 'content-type-set-too-early',
  code: 'FS059',
  severity: 'warning',
  title: 'ContentType is set before the mediator that decides the type',
  why: 'A messageType and a JSON or text payloadFactory set ContentType too, so the earlier one is lost. And until the request body is read, ContentType says how to read it: JSON for an XML request makes the payloadFactory throw.',
  fix: 'Set ContentType last, behind payloadFactory and messageType.',
  source: 'synapse-semantics 0.5, 2.1, 2.3, traps 23 and 52 (recorded)',
  find: (subject) =>
    settingsOf(subject.model).flatMap(({ property, spot }) => {
      const { name, scope, remove, at } = property;
      if (name !== 'ContentType' || scope !== 'axis2' || remove) return [];
      const unread = isUnread(subject, spot);
      const sure = new Set(surelyAfter(spot));
      for (const later of maybeAfter(spot)) {
        const again = settingsOfMediator(later).find((p) => p.name === name && p.scope === scope);
        if (again?.remove === false) return []; // set anew
        const what = again !== undefined && sure.has(later) ? REMOVED : undoing(later, property, unread);
        if (what !== undefined) return [{ at, args: { what }, restsOn: [later.at] }];
      }
      return [];
    }),
  message: ({ what }) => `ContentType is set too early: ${what}.`,
});
