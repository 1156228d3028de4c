/** Who answers the client: the sequence, or the Java handler that called it. */
import { answersJson } from '../../stock/facts.js';
import { everyMediator } from '../mediators-of.js';
import type { SequenceSubject } from '../rule.js';
import { isCorsCall, maybeAfter, mayStop, type Spot } from './flow.js';

/** Handlers that set their own status behind a sequence that goes on; the blocked-API handler does not. */
const STATUS_BY_JAVA: ReadonlySet<string> = new Set(['auth', 'throttle', 'graphql', 'backend', 'opa']);

/** Whether the flow surely reaches the end, so that a handler behind the sequence does the answering. */
export const goesOn = ({ model }: SequenceSubject): boolean => !model.list.some(mayStop);

/**
 * Whether Java sets HTTP_SC after the sequence, whatever the sequence set.
 * @see synapse-semantics 6.1; gateway-faults A.3 `_auth_failure_handler_`
 */
export const javaSetsStatus = (subject: SequenceSubject): boolean =>
  subject.role !== undefined && STATUS_BY_JAVA.has(subject.role.via) && goesOn(subject);

/**
 * Whether Java readies the message for its send (RESPONSE, To, NO_ENTITY_BODY, ContentType): up to 3.2 it did.
 * @see synapse-semantics 5 "Handler clean-up before send"
 */
export const javaCleansUp = (subject: SequenceSubject): boolean =>
  subject.role?.sends === 'handler' && !answersJson(subject.to) && goesOn(subject);

/**
 * Whether a `send` without an endpoint, by the sequence or by Java behind it, may turn the message that comes from `spot`
 * into the answer. What a sequence of the user's does that is called on the way is not known, and counts as no.
 */
export function mayBeSent({ role, to }: SequenceSubject, spot: Spot): boolean {
  const later = [...maybeAfter(spot)];
  if (later.some((mediator) => mediator.kind === 'send' && !mediator.endpoint)) return true;
  if (
    later.some(
      (mediator) => mediator.kind === 'respond' || (mediator.kind === 'call-sequence' && !isCorsCall(mediator)),
    )
  ) {
    return false;
  }
  // a helper is written for a caller that sends
  return role === undefined || (role.sends === 'handler' && answersJson(to));
}

/** Whether the sequence writes to a backend, so that what it sets may be meant for a request. */
export const callsBackend = ({ model }: SequenceSubject): boolean =>
  everyMediator(model).some(
    (mediator) =>
      (mediator.kind === 'send' && mediator.endpoint) ||
      (mediator.kind === 'opaque' && (mediator.element === 'call' || mediator.element === 'callout')),
  );

/** Whether some mediator of the sequence answers the client. */
export const answersItself = ({ model }: SequenceSubject): boolean =>
  everyMediator(model).some(
    (mediator) => mediator.kind === 'respond' || (mediator.kind === 'send' && !mediator.endpoint),
  );
