import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { mayStop, type Spot, spotsOf } from './sequence/flow.js';

/** Whether the flow comes here each time: in no branch, and behind nothing that may end it. */
const isSure = ({ inside, list, index }: Spot): boolean =>
  !list.slice(0, index).some(mayStop) &&
  (inside === undefined || (inside.mediator.kind === 'inline-sequence' && isSure(inside)));

export const sequenceCallsItself = sequenceRule({
  id: 'sequence-calls-itself',
  code: 'FS080',
  severity: 'error',
  title: 'The sequence calls itself without a condition',
  why: 'It runs until the stack overflows: no handler is run, and the client gets no answer.',
  fix: 'Delete the call, or call another sequence.',
  source: 'synapse-semantics 0.4, 2.5',
  find: ({ model }) => {
    const spots = spotsOf(model);
    return mediatorsOf(model, 'call-sequence').flatMap((call) => {
      const spot = spots.get(call);
      const own = 'text' in call.key && call.key.text === model.name;
      return own && spot !== undefined && isSure(spot) ? [{ at: call.at, args: { name: model.name ?? '' } }] : [];
    });
  },
  message: ({ name }) => `${name} calls itself here, without end: the client gets no answer.`,
});
