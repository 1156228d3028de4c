/** The facts below sequences/facts, typed. Each file names its source. */
import contracts from '../../../sequences/facts/contracts.json' with { type: 'json' };
import errorCodes from '../../../sequences/facts/error-codes.json' with { type: 'json' };
import roles from '../../../sequences/facts/roles.json' with { type: 'json' };
import startup from '../../../sequences/facts/startup.json' with { type: 'json' };
import upgradePaths from '../../../sequences/facts/upgrade-paths.json' with { type: 'json' };
import { isAtLeast, type Release } from './releases.js';

/** A span of releases; without `until` it is open. */
export interface Span {
  readonly since?: Release;
  readonly until?: Release;
}

export const inSpan = (release: Release, { since, until }: Span): boolean =>
  (since === undefined || isAtLeast(release, since)) && (until === undefined || isAtLeast(until, release));

/** Who calls a sequence, which decides what happens before and after it. */
export type Via =
  | 'plain'
  | 'auth'
  | 'throttle'
  | 'graphql'
  | 'backend'
  | 'blocked'
  | 'opa'
  | 'mismatch'
  | 'backend-down'
  | 'main'
  | 'threat';

export interface Role extends Span {
  /** The registered name. */
  readonly name: string;
  readonly file: string;
  /** One of the nine that the switch to JSON changed. */
  readonly nine: boolean;
  readonly since: Release;
  readonly folder?: 'customsequences/fault';
  readonly title: string;
  readonly caller: string;
  readonly via: Via;
  /** Who writes the answer to the client. */
  readonly sends: 'sequence' | 'handler' | 'fault' | 'nobody';
  /** How the file gets into a tenant's folder when the tenant is loaded. */
  readonly tenantCopy: 'set' | 'single' | 'both' | 'never' | 'unknown';
  readonly body: readonly (Span & { readonly by: 'java' | 'sequence' | 'fault' | 'nobody' })[];
}

export const ROLES = roles.sequences as readonly Role[];

/** Whether the file is overwritten with all others when a tenant counts as incomplete. */
export const isInTenantSet = ({ tenantCopy }: Role): boolean => tenantCopy === 'set' || tenantCopy === 'both';

/** 4.0.0 copies this file into a wrong folder. @see gateway-faults E.2 "4.0.0 defect" */
const MISPLACED = { release: '4.0.0', name: '_backend_failure_handler_' };

/** Whether a release copies the file by itself into a tenant that lacks it. */
export const isCopiedSingly = ({ name, tenantCopy }: Role, release: Release): boolean =>
  (tenantCopy === 'single' || tenantCopy === 'both') && !(release === MISPLACED.release && name === MISPLACED.name);

/** First release without the token API (`/token`, `/revoke`), which called `_token_fault_`. @see gateway-faults A.3 */
const TOKEN_API_GONE_SINCE: Release = '4.0.0';

export const hasTokenApi = (release: Release): boolean => !isAtLeast(release, TOKEN_API_GONE_SINCE);

/** First release whose stock sequences answer JSON, and build the whole answer. @see gateway-faults 0 */
const JSON_SINCE: Release = '4.0.0';

/** Whether the stock sequences of a release answer JSON. */
export const answersJson = (release: Release): boolean => isAtLeast(release, JSON_SINCE);

/** Whether the answers become JSON on the way from one release to another. */
export const becomesJson = (from: Release, to: Release): boolean => !answersJson(from) && answersJson(to);

const roleByName = new Map(ROLES.map((role) => [role.name, role]));
const roleByFile = new Map(ROLES.map((role) => [role.file, role]));

export const roleOfName = (name: string): Role | undefined => roleByName.get(name);
export const roleOfFile = (file: string): Role | undefined => roleByFile.get(file);

/** What a stock sequence answers. @see sequences/facts/contracts.json for the words */
export interface Answer {
  readonly caller: 'rest' | 'soap' | 'soap11' | 'soap12';
  readonly format: 'json' | 'json-wrapped' | 'xml' | 'soap';
  readonly contentType: string;
  /** Of the XML root. */
  readonly namespace?: string;
  /** SOAP callers get the same. */
  readonly also?: 'soap';
  readonly members?: readonly string[];
  readonly optional?: readonly string[];
  readonly types?: Readonly<Record<string, 'number' | 'object' | 'any'>>;
  readonly status: readonly number[] | string | null;
}

export interface Contract extends Span {
  readonly name: string;
  readonly since: Release;
  readonly answers?: readonly Answer[];
  readonly sameAs?: string;
  /** In place of that of `sameAs`. */
  readonly status?: Answer['status'];
}

export const CONTRACTS = contracts.contracts as unknown as readonly Contract[];

export interface ErrorCode extends Span {
  readonly code: string;
  readonly message: string;
  readonly status: readonly number[] | null;
  readonly sequences: readonly string[];
  readonly since: Release;
  readonly note?: string;
}

export const ERROR_CODES = errorCodes.codes as readonly ErrorCode[];

/** Since which release a gateway deletes unknown files when it starts. */
export const CLEANER_SINCE = startup.cleaner.since as Release;
/** From here on the default skip list was not checked. */
export const SKIP_LIST_UNVERIFIED_SINCE = startup.cleaner.unverifiedSince as Release;

/** Since which release a gateway skips the sequences of carbon applications. @see gateway-faults E.6 */
export const APPS_IGNORED_SINCE: Release = '4.6.0';

/** Since which release APIs have operation policies in place of mediation sequences. @see gateway-faults E.5 */
export const POLICIES_SINCE: Release = '4.1.0';

const skipLists = new Map<Release, ReadonlySet<string>>();

/** File names of sequences that survive the start of `release` by default; undefined where nothing is deleted. */
export function skipListOf(release: Release): ReadonlySet<string> | undefined {
  if (!isAtLeast(release, CLEANER_SINCE)) return undefined;
  let list = skipLists.get(release);
  if (list === undefined) {
    const parts = startup.skipList.filter(({ since }) => isAtLeast(release, since as Release));
    list = new Set(parts.flatMap(({ files }) => files));
    skipLists.set(release, list);
  }
  return list;
}

/** Files whose absence makes a gateway copy the whole set over a tenant's folder. */
export const tenantTriggers = (release: Release): readonly string[] =>
  startup.tenantLoad.triggers.filter(({ since }) => isAtLeast(release, since as Release)).map(({ file }) => file);

export interface UpgradePath {
  readonly to: Release;
  readonly from: readonly Release[];
  readonly via?: Release;
  readonly unverified?: boolean;
}

export const UPGRADE_PATHS = upgradePaths.paths as readonly UpgradePath[];
