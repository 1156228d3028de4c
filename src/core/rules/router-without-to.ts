import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { spotsOf, surelyBefore } from './sequence/flow.js';

export const routerWithoutTo = sequenceRule({
  id: 'router-without-to',
  code: 'FS068',
  severity: 'error',
  title: 'A conditionalRouter runs after the header To was removed',
  why: 'Its conditions are read with the address of the message at hand. Without one it throws, and the fault sequence answers with 500.',
  fix: 'Move the router in front of <header name="To" action="remove"/>, or use a switch.',
  source: 'synapse-semantics 2.2, trap 40 (recorded)',
  find: ({ model }) => {
    const spots = spotsOf(model);
    return mediatorsOf(model, 'router').flatMap((router) => {
      const spot = spots.get(router);
      const before = spot === undefined ? [] : [...surelyBefore(spot)];
      const to = before.find((earlier) => earlier.kind === 'header' && !earlier.transport && earlier.name === 'To');
      return to?.kind === 'header' && to.remove ? [{ at: router.at, restsOn: [to.at] }] : [];
    });
  },
  message: () => 'To was removed before this router, which therefore throws.',
});
