import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { answersItself } from './sequence/answer.js';
import { afterwards, mayHideProperties, type Spot, some, spotsOf } from './sequence/flow.js';
import { settingsOf } from './sequence/settings.js';

/** Whether a mediator stands in a branch that may be taken for some requests only. */
const isConditional = ({ inside }: Spot): boolean =>
  inside !== undefined &&
  (inside.mediator.kind === 'filter' || inside.mediator.kind === 'switch' || isConditional(inside));

export const xmlLabelledAsForm = sequenceRule({
  id: 'xml-labelled-as-form',
  code: 'FS066',
  severity: 'warning',
  title: 'An XML payload keeps the Content-Type of the request',
  why: 'An XML payloadFactory leaves ContentType alone where messageType is XML already, as it is for a GET without a body: the answer is labelled application/x-www-form-urlencoded.',
  fix: 'Set messageType to application/xml behind the payload, or remove axis2 ContentType.',
  source: 'synapse-semantics 0.3, 2.3, trap 50 (recorded)',
  find: (subject) => {
    const { model, role } = subject;
    const typed = settingsOf(model).some(({ property: { name } }) => name === 'messageType' || name === 'ContentType');
    // the authentication handler presets another messageType
    if (typed || role?.via === 'auth' || !answersItself(subject)) return [];
    if (model.list.some(mayHideProperties)) return [];
    const spots = spotsOf(model);
    return mediatorsOf(model, 'payload').flatMap((payload) => {
      const spot = spots.get(payload);
      if (payload.mediaType !== 'xml' || spot === undefined || isConditional(spot)) return [];
      const replaced = some(afterwards(spot), ({ kind }) => kind === 'payload' || kind === 'makefault');
      return replaced ? [] : [{ at: payload.at, restsOn: [model.at] }];
    });
  },
  message: () =>
    'For GET this XML leaves as application/x-www-form-urlencoded: nothing sets messageType or removes ContentType.',
});
