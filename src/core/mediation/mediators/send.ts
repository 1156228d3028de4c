/**
 * Mediators that answer or give up: send, respond, drop, loopback.
 * @see synapse-semantics 2.5
 */
import type { At, Mediator } from '../../synapse/index.js';
import { MediationFailure } from '../failure.js';
import { sendBack } from '../reply.js';
import type { Run } from '../run.js';
import { Undetermined, Unknown } from '../values.js';

export function send(run: Run, { endpoint, at }: Mediator & { readonly kind: 'send' }): false {
  run.message.responsible.send = at;
  if (endpoint) throw new Undetermined('the message goes to an endpoint, and the backend answers', at);
  if (run.isResponse()) sendBack(run);
  else sendOn(run, at);
  return false;
}

/** A request without endpoint goes to its own address, which is only a path here, or none. */
function sendOn(run: Run, at: At): never {
  const { to } = run.message;
  if (to instanceof Unknown) throw new Undetermined('where the request goes is not known', at);
  if (typeof to === 'string' && /^[a-z]+:/i.test(to)) {
    throw new Undetermined(`the request goes to ${to}, and whoever is there answers`, at);
  }
  run.exchange.silent = true;
  const cause =
    to === null
      ? 'Address information does not exist in the Endpoint Reference (EPR).The system cannot infer the transport mechanism.'
      : `The system cannot infer the transport information from the ${to} URL.`;
  const words = 'Unexpected error during sending message out';
  throw new MediationFailure(run.engine.sendFailureNamesCause ? `${words}. ${cause}` : words, true, false, at);
}

export function respond(run: Run, at: At): false {
  run.message.responsible.send = at;
  run.message.to = null;
  run.message.response = true;
  sendBack(run);
  return false;
}

export function drop(run: Run): false {
  run.message.to = null;
  return false;
}

/** In the request path it goes on at the out flow; in the response path it just stops. */
export function loopback(run: Run, at: At): false {
  if (run.isResponse()) return false;
  // the out flow of an API sends what it gets
  run.message.responsible.send = at;
  run.message.response = true;
  run.message.to = null;
  sendBack(run);
  return false;
}
