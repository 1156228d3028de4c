/** What a gateway with the stock files of its release answers: the contract that an observation is held against. */
import type { RequestKindId } from '../mediation/requests.js';
import type { Scenario } from '../mediation/scenarios.js';
import { type Answer, CONTRACTS, type Contract, inSpan } from '../stock/facts.js';
import { isAtLeast, type Release } from '../stock/releases.js';

export interface Expectation {
  readonly release: Release;
  /** Undefined: what stock answers here is not known, or it is no fault. */
  readonly format: Answer['format'] | 'html' | undefined;
  /** Which schema holds for a JSON body. */
  readonly schema: string | undefined;
  readonly status: number | undefined;
  /** Undefined where the format has no code, or anything goes. */
  readonly code: string | undefined;
  readonly namespace: string | undefined;
}

/** Names the schema of a contract's JSON answer. */
export const schemaName = ({ name, since }: Contract): string => `${name}@${since}`;

function contractOf(sequence: string, release: Release): Contract | undefined {
  const found = CONTRACTS.find((contract) => contract.name === sequence && inSpan(release, contract));
  return found?.sameAs === undefined ? found : contractOf(found.sameAs, release);
}

function propertyOf({ properties }: Scenario, name: string): string | undefined {
  const value = properties.find((property) => property.name === name)?.value;
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

/** Codes and statuses that the stock file itself writes. @see gateway-faults B.3, C, D */
const WRITTEN: Readonly<Record<string, { readonly code: string; readonly status: number }>> = {
  'unknown-context': { code: '404', status: 404 },
  'transport-denied': { code: '403', status: 403 },
  blocked: { code: '700700', status: 503 },
  'backend-digest': { code: '', status: 401 },
  'production-key': { code: '900901', status: 403 },
  'sandbox-key': { code: '900901', status: 403 },
};

function statusOf(scenario: Scenario, release: Release): number {
  const custom = propertyOf(scenario, 'CUSTOM_HTTP_SC');
  if (custom !== undefined) return Number(custom);
  const threat = propertyOf(scenario, 'THREAT_CODE');
  if (threat !== undefined) return isAtLeast(release, '4.6.0') ? Number(threat) : 400;
  return scenario.status ?? WRITTEN[scenario.id]?.status ?? 500;
}

const codeOf = (scenario: Scenario): string | undefined =>
  WRITTEN[scenario.id]?.code ??
  propertyOf(scenario, 'ERROR_CODE') ??
  propertyOf(scenario, 'THREAT_CODE') ??
  (scenario.refusal && String(scenario.refusal.code));

const callerOf = (kind: RequestKindId): 'rest' | 'soap11' | 'soap12' =>
  kind === 'soap11' || kind === 'soap12' ? kind : 'rest';

/** The answer of stock files to `scenario`, provoked by a request of `kind`. */
export function expectationOf(scenario: Scenario, release: Release, kind: RequestKindId): Expectation {
  const nothing = { release, schema: undefined, namespace: undefined };
  if (scenario.id === 'welcome' && isAtLeast(release, '3.0.0')) {
    return { ...nothing, format: 'html', status: 200, code: undefined };
  }
  const contract = contractOf(scenario.sequence, release);
  const caller = callerOf(kind);
  const { answers = [] } = contract ?? {};
  const answer =
    answers.find((known) => known.caller === caller || (known.caller === 'soap' && caller !== 'rest')) ??
    answers.find((known) => known.also === 'soap' && caller !== 'rest');
  const isWelcome = scenario.id === 'welcome';
  const status = isWelcome ? 404 : statusOf(scenario, release);
  return {
    ...nothing,
    format: answer?.format,
    status,
    code: answer?.format === 'soap' ? undefined : isWelcome ? '404' : codeOf(scenario),
    namespace: answer?.namespace,
    schema: contract !== undefined && answer?.format === 'json' ? schemaName(contract) : undefined,
  };
}
