/** A scenario and a real request → a call with nothing left open: what the gateway words, we word. */
import type { Call } from '../core/mediation/answer.js';
import { callOf, REQUEST_KINDS, type Scenario, Unknown, type Value } from '../core/mediation/index.js';
import type { Request } from '../core/mediation/request.js';
import type { Release } from '../core/stock/releases.js';

/** What a gateway says beside code and message; a real one words it otherwise. */
export interface Words {
  readonly detail: string;
  /** When the caller may come again; absent: the gateway does not know. */
  readonly nextAccess?: string;
}

const CHALLENGE = 'OAuth2 realm="WSO2 API Manager", error="invalid_token"';
const GUARDRAIL = '{"interveningGuardrail":"emulated","direction":"REQUEST"}';

function wordsFor(unknown: Unknown, { detail, nextAccess }: Words): Value {
  switch (unknown.name) {
    case 'challenge':
      return CHALLENGE;
    case 'next access time':
      return nextAccess ?? null;
    case 'JSON object about the guardrail':
      return GUARDRAIL;
    case 'ERROR_DETAIL':
    case 'THREAT_DESC':
    case 'Java stack trace':
      return detail;
    default:
      return unknown.name;
  }
}

/** The concrete call that `scenario` makes on `release` when `request` provokes it. */
export function concreteCall(scenario: Scenario, release: Release, request: Request, words: Words): Call {
  const [kind] = REQUEST_KINDS;
  const call = callOf(scenario, release, kind as (typeof REQUEST_KINDS)[number], '*/*');
  const known = <T>(value: T | Unknown): T | Value => (value instanceof Unknown ? wordsFor(value, words) : value);
  const { refusal, status } = call;
  return {
    ...call,
    request,
    // where nobody sets one, nobody reads it either
    status: status instanceof Unknown ? 500 : status,
    context: call.context.flatMap(({ name, scope, value }) => {
      const said = known(value);
      return said === null ? [] : [{ name, scope, value: said }];
    }),
    ...(refusal && {
      refusal: { code: refusal.code, message: text(known(refusal.message)), detail: text(known(refusal.detail)) },
    }),
    ...(call.response && { response: { ...call.response, body: BACKEND_BODY } }),
  };
}

const BACKEND_BODY = new TextEncoder().encode('{"answer":"from the backend"}');

const text = (value: Value): string => (typeof value === 'string' ? value : '');
