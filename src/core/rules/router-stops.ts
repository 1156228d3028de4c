import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { spotsOf } from './sequence/flow.js';

export const routerStops = sequenceRule({
  id: 'router-stops',
  code: 'FS067',
  severity: 'warning',
  title: 'A conditionalRouter ends the sequence',
  why: 'Without continueAfter="true" nothing behind a conditionalRouter runs, whether a route was taken or not; a handler takes the sequence for answered and sends nothing.',
  fix: 'Add continueAfter="true", or use a switch, which 4.7.0 allows too.',
  source: 'synapse-semantics 2.2, trap 40 (recorded)',
  find: ({ model }) => {
    const spots = spotsOf(model);
    return mediatorsOf(model, 'router').flatMap((router) => {
      const spot = spots.get(router);
      const next = spot?.list[spot.index + 1];
      return router.continues || next === undefined
        ? []
        : [{ at: router.at, args: { next: next.at.element }, restsOn: [next.at] }];
    });
  },
  message: ({ next }) => `The ${next} behind this router never runs: continueAfter="true" is missing.`,
});
