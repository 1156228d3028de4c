/**
 * Element names that the gateways of each release know as mediators, and what 4.7 lets through.
 * @see synapse-semantics 1.3 (known names, allow list), 2.6 (what the opaque ones may do)
 */
import { isAtLeast, type Release } from './releases.js';

const ALWAYS =
  'sequence log send respond drop loopback call callout filter switch in out conditionalRouter property header makefault ' +
  'payloadFactory enrich xslt script class pojoCommand annotatedCommand validate clone iterate aggregate foreach ' +
  'call-template store enqueue dbreport dblookup rewrite transaction eventPublisher sampler bean ejb throttle xquery ' +
  'spring ' +
  // registered by the Carbon mediation layer; the list is unverified
  'cache datamapper builder publishEvent entitlementService oauthService rule smooks fastXSLT';

const SINCE: Readonly<Record<string, Release>> = {
  propertyGroup: '3.2.0',
  jsontransform: '3.2.0',
  NTLM: '4.0.0',
  opa: '4.1.0',
  variable: '4.5.0',
  'scatter-gather': '4.5.0',
  throwError: '4.5.0',
};

const KNOWN: ReadonlyMap<string, Release> = new Map<string, Release>([
  ...ALWAYS.split(' ').map((name) => [name, '1.9.0'] as const),
  ...Object.entries(SINCE),
]);

/** First release that knows mediator `name` (exact case, no dots); undefined when none does. */
export const mediatorSince = (name: string): Release | undefined => KNOWN.get(name);

export const isMediatorKnown = (name: string, release: Release): boolean => {
  const since = KNOWN.get(name);
  // 3.0 and 3.1 count as 3.2, as everywhere in the engine
  return since !== undefined && isAtLeast(release === '3.0.0' || release === '3.1.0' ? '3.2.0' : release, since);
};

/** `synapse.mediators.access.control.list` as 4.7.0 ships it; compared in lower case, a dotted name as a whole. */
export const ALLOWED_IN_4_7: ReadonlySet<string> = new Set(
  (
    'aggregate builder cache call class clone drop enrich filter foreach header in iterate log loopback makefault opa ' +
    'out payloadfactory property propertygroup respond rewrite scatter-gather script send sequence switch throwerror ' +
    'variable'
  ).split(' '),
);

/** What a mediator we do not run may do to the message. */
export interface OpaqueEffect {
  /** Whether the list goes on behind it. */
  readonly continues: 'always' | 'maybe' | 'never';
  readonly body: boolean;
  readonly properties: boolean;
  /** It may answer the client by itself, or forward the message so that nobody acknowledges it. */
  readonly answers: boolean;
}

const HARMLESS: OpaqueEffect = { continues: 'always', body: false, properties: false, answers: false };
const BODY: OpaqueEffect = { continues: 'always', body: true, properties: false, answers: false };
const ANYTHING: OpaqueEffect = { continues: 'maybe', body: true, properties: true, answers: true };
const LOOKUP: OpaqueEffect = { continues: 'always', body: false, properties: true, answers: false };

const EFFECTS: Readonly<Record<string, OpaqueEffect>> = {
  xslt: BODY,
  fastXSLT: BODY,
  xquery: BODY,
  smooks: { ...BODY, properties: true },
  jsontransform: BODY,
  datamapper: { ...BODY, properties: true },
  builder: HARMLESS,
  store: { ...HARMLESS, properties: true },
  enqueue: HARMLESS,
  dblookup: LOOKUP,
  dbreport: HARMLESS,
  transaction: HARMLESS,
  eventPublisher: HARMLESS,
  publishEvent: HARMLESS,
};

/** What a mediator that we keep as opaque may do; what is not listed may do anything. */
export const opaqueEffect = (name: string): OpaqueEffect => EFFECTS[name] ?? ANYTHING;
