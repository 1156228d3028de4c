/**
 * What the mediation engine of each release does differently, as data: one row per difference, with the releases it
 * holds for and the place it is known from. Nothing else in the engine compares releases.
 */
import { isAtLeast, type Release } from './releases.js';

interface Row {
  /** First release that does it; absent: from the beginning. */
  readonly since?: Release;
  /** Last release that does it; absent: until today. */
  readonly until?: Release;
  /** Section of synapse-semantics, or of gateway-faults (`G`). */
  readonly source: string;
}

const ROWS = {
  // Deployment
  firstDuplicateWins: { until: '2.6.0', source: '1.2' },
  jsonPathChecked: { until: '2.6.0', source: '1.3' },
  shortGetPropertyPieceFails: { until: '3.2.0', source: '1.3' },
  soap11CodeChecked: { since: '3.2.0', source: '1.3' },
  dynamicPropertyNames: { since: '3.2.0', source: '2.1' },
  typeJson: { since: '4.0.0', source: '2.1' },
  scopeTrace: { since: '4.0.0', source: '2.1' },
  scopeSystem: { since: '4.1.0', source: '2.1' },
  scopeAnalytics: { since: '4.2.0', source: '2.1' },
  freeMarker: { since: '4.0.0', source: '2.3' },
  textFormatInXml: { since: '4.5.0', source: '2.3' },
  synapseExpressions: { since: '4.5.0', source: '4.4' },
  allowList: { since: '4.7.0', source: '1.3' },
  // Values and expressions
  integerTruncates: { since: '4.4.0', source: '2.1' },
  missingGroupIsEmpty: { since: '3.2.0', source: '2.1' },
  elementTextTrimmed: { since: '4.2.0', source: '4.2' },
  jsonFilterThrows: { until: '2.6.0', source: '4.1' },
  jsonEvalReadsProperties: { since: '4.0.0', source: '4.1' },
  nodeSetAgainstBoolean: { since: '3.2.0', source: '4.3' },
  envScope: { since: '3.2.0', source: '4.1' },
  fileScope: { since: '4.0.0', source: '4.1' },
  filterSaysExpression: { since: '4.7.0', source: '4.1' },
  // payloadFactory
  escapingReadsEnvelope: { since: '3.2.0', until: '3.2.0', source: '2.3' },
  staticNonAsciiEscaped: { until: '2.6.0', source: '2.3' },
  xmlControlsDropped: { since: '3.2.0', source: '2.3' },
  jsonLikeRawInXml: { until: '2.6.0', source: '2.3' },
  jsonLikeConvertedInXml: { since: '4.0.0', until: '4.0.0', source: '2.3' },
  literalJsonLikeRaw: { until: '3.2.0', source: '2.3' },
  jsonEvaluatorHashOrder: { until: '2.6.0', source: '2.3' },
  malformedJsonThrows: { until: '4.2.0', source: '0.5, 2.3' },
  emptyPostRebuildsJson: { until: '4.2.0', source: '2.3' },
  // Other mediators
  enrichReplacesEntity: { since: '3.2.0', source: '2.6' },
  headerNullIsEmpty: { since: '3.2.0', source: '2.5' },
  parserFailureSetsCode: { since: '3.2.0', source: '0.3' },
  sendFailureNamesCause: { since: '4.1.0', source: '2.5' },
  // The Java handlers
  javaBuildsFaults: { until: '3.2.0', source: '6.1, G A.3' },
  authPreparesFirst: { since: '3.2.0', source: '6.1, G A.3' },
  // The request
  deleteIsForm: { since: '4.0.0', source: '0.3' },
  formKeepsParameters: { since: '4.0.0', source: '0.3' },
  formHashOrder: { until: '4.0.0', source: '5' },
  emptyBodyBecomesXml: { until: '3.2.0', source: '0.3' },
  backendTypeBeforeBuild: { since: '4.2.0', source: '0.3' },
  refusedRequestIsFormatted: { since: '4.1.0', source: '0.5' },
  activityId: { since: '4.0.0', source: '3.1' },
  // The reply
  soap11ConvertsByHeader: { until: '2.6.0', source: '3.1' },
  headerBreaksBecomeBlanks: { since: '4.0.0', source: '3.1' },
  formatterFailureIsEmpty: { since: '4.0.0', source: '3.4' },
  jsonReencoded: { since: '4.0.0', source: '3.4' },
  explicitTypeKeepsHeader: { until: '3.2.0', source: '3.5' },
  charsetFlagOnExplicitType: { since: '3.2.0', source: '3.5' },
  charsetFlagOnFormatterType: { since: '4.0.0', source: '3.5' },
  eventStreamIsText: { since: '4.0.0', source: '3.3' },
  jsonAttributesAnywhere: { since: '3.2.0', source: '3.4' },
  soapShowsReadJson: { until: '2.6.0', source: '3.4' },
  malformedJsonWrittenInPart: { until: '2.6.0', source: '3.4' },
  phraseFor429: { since: '4.3.0', source: '3.2' },
} as const satisfies Record<string, Row>;

export type EngineFeature = keyof typeof ROWS;

export type Engine = Readonly<Record<EngineFeature, boolean>> & {
  readonly release: Release;
  /** Whether the engine of this very release was recorded; else it is taken from its neighbours and from source. */
  readonly recorded: boolean;
};

/** The releases whose engines answered over a socket (synapse-semantics 0.1). */
export const RECORDED_RELEASES: readonly Release[] = [
  '2.6.0',
  '3.2.0',
  '4.0.0',
  '4.1.0',
  '4.2.0',
  '4.3.0',
  '4.5.0',
  '4.7.0',
];

/** 3.0 and 3.1 belong to the 3.2 generation in all we know (gateway-faults A.2, A.3); their engines were not recorded. */
const STANDS_FOR: ReadonlyMap<Release, Release> = new Map([
  ['3.0.0', '3.2.0'],
  ['3.1.0', '3.2.0'],
]);

function build(release: Release): Engine {
  const asked = STANDS_FOR.get(release) ?? release;
  const features = Object.fromEntries(
    Object.entries<Row>(ROWS).map(([name, { since, until }]) => [
      name,
      (since === undefined || isAtLeast(asked, since)) && (until === undefined || isAtLeast(until, asked)),
    ]),
  ) as Record<EngineFeature, boolean>;
  return { ...features, release, recorded: RECORDED_RELEASES.includes(release) };
}

const engines = new Map<Release, Engine>();

/** The features of the mediation engine that `release` ships. */
export function engineOf(release: Release): Engine {
  let engine = engines.get(release);
  if (engine === undefined) {
    engine = build(release);
    engines.set(release, engine);
  }
  return engine;
}
