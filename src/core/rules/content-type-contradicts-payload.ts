import { sequenceRule } from './rule.js';
import { bodiesAt } from './sequence/body.js';
import { maybeAfter, maybeBefore, mayHideProperties, some } from './sequence/flow.js';
import { settingsOf, settingsOfMediator } from './sequence/settings.js';

/** What a label promises, as far as clients parse by it. */
function promised(contentType: string): 'json' | 'xml' | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/^(application|text)\/(json|[\w.-]+\+json)$/.test(type)) return 'json';
  return /^(application|text)\/(xml|[\w.-]+\+xml)$/.test(type) ? 'xml' : undefined;
}

export const contentTypeContradictsPayload = sequenceRule({
  id: 'content-type-contradicts-payload',
  code: 'FS063',
  severity: 'error',
  title: 'ContentType promises another form than the payload has',
  why: 'ContentType is only the label; messageType decides how the payload is written. Clients parse by the label and fail.',
  fix: 'Set messageType to the form you want (behind the payload), and ContentType, if at all, behind messageType.',
  source: 'synapse-semantics 3.3, 3.5, trap 27 (recorded)',
  find: ({ model }) =>
    settingsOf(model).flatMap(({ property, spot }) => {
      const { name, scope, remove, value, at } = property;
      if (name !== 'ContentType' || scope !== 'axis2' || remove || value === undefined) return [];
      const promise = promised(value);
      const bodies = bodiesAt(spot);
      if (promise === undefined || bodies === undefined || bodies.open) return [];
      // a messageType near it decides the form; what it does has rules of its own
      const near = [...maybeBefore(spot), ...maybeAfter(spot)];
      const decided = near.flatMap(settingsOfMediator).some((p) => p.name === 'messageType' && p.scope !== 'default');
      const renewed = some(maybeAfter(spot), ({ kind }) => kind === 'payload' || kind === 'makefault');
      if (decided || renewed || some(maybeAfter(spot), mayHideProperties)) return [];
      const wrong = bodies.made.find(
        (body) =>
          body.kind === 'payload' &&
          (body.mediaType === 'xml' || body.mediaType === 'json') &&
          body.mediaType !== promise,
      );
      return wrong?.kind === 'payload'
        ? [{ at, args: { value, form: wrong.mediaType.toUpperCase() }, restsOn: [wrong.at] }]
        : [];
    }),
  message: ({ value, form }) => `The header will say ${value}, but the payload is ${form}.`,
});
