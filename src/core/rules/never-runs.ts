import type { Mediator } from '../synapse/index.js';
import { everyMediator, listsIn } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { alwaysStops } from './sequence/flow.js';

/** What does no harm when it does not run behind `stopper`: the stock idiom is a send and a drop. */
const isIdle = ({ kind }: Mediator, stopper: Mediator): boolean =>
  kind === 'drop' ||
  kind === 'log' ||
  kind === 'comment' ||
  ((kind === 'send' || kind === 'respond') && stopper.kind !== 'drop');

function* deadIn(list: readonly Mediator[]): Generator<Hit> {
  const end = list.findIndex(alwaysStops);
  const stopper = list[end];
  // a router has a rule of its own
  if (stopper === undefined || stopper.kind === 'router') return;
  const dead = list.slice(end + 1);
  const first = dead.find((mediator) => !isIdle(mediator, stopper));
  if (first === undefined) return;
  const restsOn = [stopper, ...dead].map(({ at }) => at);
  yield { at: first.at, args: { element: first.at.element, stopper: stopper.at.element }, restsOn };
}

export const neverRuns = sequenceRule({
  id: 'never-runs',
  code: 'FS033',
  severity: 'warning',
  title: 'Mediators stand behind one that ends the flow',
  why: 'send, respond, drop, loopback and throwError end their list. What stands behind them never runs: a status or header that is set there does not reach the client.',
  fix: 'Move them in front of it, or delete them.',
  source: 'synapse-semantics 0.4, 2.5, trap 7 (recorded)',
  find: ({ model }) => [
    ...deadIn(model.list),
    ...everyMediator(model).flatMap((mediator) => listsIn(mediator).flatMap((list) => [...deadIn(list)])),
  ],
  message: ({ element, stopper }) =>
    `This ${element} and what follows never run: the ${stopper} before it ends the flow.`,
});
