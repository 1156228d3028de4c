/**
 * Java classes that sequences name, and the releases whose gateways have them.
 * @see gateway-faults F; synapse-semantics 1.3, 2.6
 */
import { isAtLeast, type Release } from './releases.js';

interface KnownClass {
  readonly since?: Release;
  readonly until?: Release;
  /** Whether it always continues and leaves the payload alone. */
  readonly harmless?: boolean;
  /** Properties it has a setter for; absent: not known. */
  readonly setters?: readonly string[];
}

const GATEWAY = 'org.wso2.carbon.apimgt.gateway';
const USAGE = 'org.wso2.carbon.apimgt.usage.publisher';

const CLASSES: ReadonlyMap<string, KnownClass> = new Map<string, KnownClass>([
  [`${USAGE}.APIMgtFaultHandler`, { until: '2.0.0', harmless: true, setters: [] }],
  [`${USAGE}.APIMgtThrottleUsageHandler`, { until: '2.0.0', harmless: true, setters: [] }],
  [`${USAGE}.APIMgtResponseHandler`, { until: '2.0.0' }],
  [`${USAGE}.APIMgtUsageHandler`, { until: '2.0.0' }],
  [`${USAGE}.APIMgtGoogleAnalyticsTrackingHandler`, { until: '2.0.0' }],
  [`${USAGE}.APIMgtCommonExecutionPublisher`, { until: '2.0.0' }],
  [`${GATEWAY}.handlers.analytics.APIMgtFaultHandler`, { since: '2.1.0', until: '3.2.0', harmless: true, setters: [] }],
  [
    `${GATEWAY}.handlers.analytics.APIMgtThrottleUsageHandler`,
    { since: '2.1.0', until: '3.2.0', harmless: true, setters: [] },
  ],
  [`${GATEWAY}.handlers.analytics.APIMgtResponseHandler`, { since: '2.1.0', until: '3.2.0' }],
  [`${GATEWAY}.handlers.analytics.APIMgtUsageHandler`, { since: '2.1.0', until: '3.2.0' }],
  [`${GATEWAY}.handlers.analytics.APIMgtGoogleAnalyticsTrackingHandler`, { since: '2.1.0' }],
  [`${GATEWAY}.mediators.APIMgtCommonExecutionPublisher`, { since: '2.1.0', until: '3.2.0' }],
  [`${GATEWAY}.mediators.AlertTypesPublisher`, { until: '3.2.0' }],
  [`${GATEWAY}.mediators.DigestAuthMediator`, {}],
  [`${GATEWAY}.mediators.TokenPasser`, {}],
  [`${GATEWAY}.mediators.JsonSchemaValidator`, { since: '2.2.0' }],
  [`${GATEWAY}.mediators.XMLSchemaValidator`, { since: '2.2.0' }],
  [`${GATEWAY}.mediators.RegularExpressionProtector`, { since: '2.2.0' }],
  [`${GATEWAY}.mediators.BotDetectionMediator`, { since: '3.0.0' }],
  [`${GATEWAY}.mediators.AWSLambdaMediator`, { since: '3.1.0' }],
  [`${GATEWAY}.mediators.oauth.OAuthRequestMediator`, { since: '3.2.0' }],
  [`${GATEWAY}.mediators.oauth.OAuthResponseMediator`, { since: '3.2.0' }],
  [`${GATEWAY}.mediators.webhooks.DeliveryStatusUpdater`, { since: '4.0.0', harmless: true }],
  [`${GATEWAY}.mediators.webhooks.SubscribersPersistMediator`, { since: '4.0.0' }],
  [`${GATEWAY}.mediators.OneTimeTokenRevocationMediator`, { since: '4.2.0' }],
  [`${GATEWAY}.mediators.ClaimBasedResourceAccessValidationMediator`, { since: '4.3.0' }],
  ['org.apache.synapse.mediators.builtin.LogMediator', { setters: ['logLevel', 'separator', 'category'] }],
]);

export type ClassVerdict =
  | { readonly is: 'there'; readonly harmless: boolean; readonly setters?: readonly string[] }
  /** Known, but not in this release; `since` and `until` say where it is. */
  | { readonly is: 'gone'; readonly since?: Release; readonly until?: Release }
  /** A class of the Java library: loadable, but no mediator. */
  | { readonly is: 'no-mediator' }
  /** Nobody told us; a jar in `repository/components` decides. */
  | { readonly is: 'unknown' };

/** Whether the gateway of `release` can load class `name` as a mediator. */
export function classIn(name: string, release: Release): ClassVerdict {
  if (/^javax?\./.test(name)) return { is: 'no-mediator' };
  const known = CLASSES.get(name);
  if (known === undefined) return { is: 'unknown' };
  const { since, until, harmless = false, setters } = known;
  if ((since === undefined || isAtLeast(release, since)) && (until === undefined || isAtLeast(until, release))) {
    return { is: 'there', harmless, ...(setters && { setters }) };
  }
  return { is: 'gone', ...(since && { since }), ...(until && { until }) };
}
