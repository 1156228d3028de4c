import { sequenceRule } from './rule.js';
import { surelyAfter } from './sequence/flow.js';
import { settingsOf, settingsOfMediator } from './sequence/settings.js';

const XML_TYPES: ReadonlySet<string> = new Set(['application/xml', 'text/xml', 'application/soap+xml']);

/** What a payloadFactory makes of a messageType; undefined when it leaves it. */
function replacement(mediaType: string, messageType: string): string | undefined {
  if (mediaType === 'json') return messageType === 'application/json' ? undefined : 'application/json';
  if (mediaType === 'text') return messageType === 'text/plain' ? undefined : 'text/plain';
  return mediaType === 'xml' && !XML_TYPES.has(messageType) ? 'application/xml' : undefined;
}

export const messageTypeSetTooEarly = sequenceRule({
  id: 'message-type-set-too-early',
  code: 'FS060',
  severity: 'warning',
  title: 'messageType is set before the payloadFactory that replaces it',
  why: 'A payloadFactory sets messageType to the type of what it made; an XML one only leaves the XML types alone. So an XML payload behind messageType=application/json goes out as XML.',
  fix: 'Set messageType behind the payloadFactory.',
  source: 'synapse-semantics 2.3 "Effects after conversion" (recorded)',
  find: ({ model }) =>
    settingsOf(model).flatMap(({ property, spot }) => {
      const { name, scope, remove, value, at } = property;
      if (name !== 'messageType' || scope !== 'axis2' || remove || value === undefined) return [];
      for (const later of surelyAfter(spot)) {
        if (settingsOfMediator(later).some((p) => p.name === name && p.scope === scope)) return []; // set anew
        const type = later.kind === 'payload' ? replacement(later.mediaType, value) : undefined;
        if (type !== undefined) return [{ at, args: { value, type }, restsOn: [later.at] }];
      }
      return [];
    }),
  message: ({ value, type }) => `The payloadFactory behind it replaces the messageType ${value} by ${type}.`,
});
