import { everyMediator } from './mediators-of.js';
import { type SequenceSubject, sequenceRule } from './rule.js';
import { maybeBefore, type Spot, some, spotsOf, stopsByItself } from './sequence/flow.js';

/** Sequences behind which nobody answers when they stop: callers take a stop for "I have answered". */
function mustAnswer({ role }: SequenceSubject): boolean {
  if (role === undefined || role.via === 'blocked') return false; // the blocked-API handler sends in any case
  return role.sends !== 'nobody' || role.name === '_cors_request_handler_';
}

const isInOut = ({ inside }: Spot): boolean =>
  inside !== undefined && (inside.mediator.kind === 'out' || isInOut(inside));

export const dropWithoutAnswer = sequenceRule({
  id: 'drop-without-answer',
  code: 'FS032',
  severity: 'error',
  title: 'The sequence drops the message before anybody has answered',
  why:
    'A handler takes a sequence that stops for one that has answered, and sends nothing itself. The client gets 202 with ' +
    'an empty body, or waits until the socket timeout if RESPONSE was written.',
  fix: 'Delete the drop where a handler answers; elsewhere answer first, with <send/> or <respond/>.',
  source: 'synapse-semantics 0.4, 6.1, trap 6 (recorded)',
  find: (subject) => {
    if (!mustAnswer(subject)) return [];
    const spots = spotsOf(subject.model);
    return everyMediator(subject.model).flatMap((mediator) => {
      const spot = mediator.kind === 'drop' ? spots.get(mediator) : undefined;
      if (spot === undefined || isInOut(spot) || some(maybeBefore(spot), stopsByItself)) return [];
      return [{ at: mediator.at, restsOn: [subject.model.at] }];
    });
  },
  message: () =>
    'Nothing has answered when this drop is reached: the client gets 202 with an empty body, or no answer.',
});
