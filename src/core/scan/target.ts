/**
 * What becomes of a file on the target release, if the old files are carried over unchanged. The answer depends on the
 * set, not on the file alone: on what else deploys, and on which files a tenant has.
 * @see gateway-faults A.4, E.2, E.3, F, J
 */
import type { ContentVerdict } from '../diff/verdict.js';
import type { Origin, Part, PlacedFile } from '../estate.js';
import {
  hasTokenApi,
  inSpan,
  isInTenantSet,
  type Role,
  roleOfFile,
  SKIP_LIST_UNVERIFIED_SINCE,
  skipListOf,
  tenantTriggers,
} from '../stock/facts.js';
import { isAtLeast, type Release } from '../stock/releases.js';
import type { At, Deployment } from '../synapse/index.js';

export type TargetVerdict =
  | 'fine'
  /** Clients keep receiving the legacy XML. */
  | 'keeps-xml'
  /** Clients receive no body, or no answer at all. */
  | 'no-body'
  | 'does-not-deploy'
  /** Nothing calls it there. */
  | 'unreachable'
  /** The gateway deletes the file when it starts. */
  | 'deleted-at-start'
  /** The gateway copies its own file over it when the tenant is loaded. */
  | 'overwritten-at-load'
  | 'unknown';

export interface OnTarget {
  readonly verdict: TargetVerdict;
  /** One sentence without a full stop: why, and what the client sees. */
  readonly why: string;
  /** What a client gets, where that is what is wrong. */
  readonly client?: ClientOutcome;
  /** The mediator that is the reason. */
  readonly at?: At;
  /** The target never sees the file, because it puts its own in its place. */
  readonly replaced?: boolean;
  /** For `does-not-deploy` and doubts: what kind of failure. */
  readonly cause?: Deployment['failures'][number]['code'];
}

/** What a client gets from a handler, as far as it matters here. */
export type ClientOutcome =
  | 'answers'
  | 'xml'
  | 'empty'
  | 'accepted-empty'
  | 'no-answer'
  | 'closed'
  | 'fault-answers'
  | 'unknown';

export interface Answered {
  readonly outcome: ClientOutcome;
  /** In words, with the request kind where it matters. */
  readonly why: string;
  readonly at?: At;
}

export interface Situation {
  readonly to: Release;
  readonly origin: Origin;
  readonly part: Part;
  /** File name, for a file in a subfolder with that. */
  readonly file: string;
  readonly role: Role | undefined;
  readonly content: ContentVerdict;
  readonly deployment: Deployment;
  /** Names of the files in the set. */
  readonly files: ReadonlySet<string>;
  /** File names that the home's deployment.toml adds to the skip list. */
  readonly skipList: readonly string[];
  /** Registered names that something in the set calls. */
  readonly called: ReadonlySet<string>;
  /** Asked last, since it runs the sequence. */
  readonly answers: () => Answered;
}

/** Folders that a gateway deploys from, and cleans. */
const isDeployed = (origin: Origin): boolean => origin === 'super-tenant' || origin === 'tenant' || origin === 'given';

/** Whether a tenant with these files gets the whole stock set copied over them when it is loaded. */
export function isOverwritten(origin: Origin, has: (file: string) => boolean, to: Release): boolean {
  return origin === 'tenant' && tenantTriggers(to).some((trigger) => !has(trigger));
}

const isStockLike = (content: ContentVerdict): boolean =>
  content === 'stock' || content === 'cosmetic' || content === 'foreign-stock';

/** Whether the cleaner of the target deletes the file; undefined where nobody checked. It looks at the file name alone. */
export function isDeletedAtStart(
  origin: Origin,
  { part, name }: Pick<PlacedFile, 'part' | 'name'>,
  to: Release,
  skipList: readonly string[],
): boolean | undefined {
  const kept = skipListOf(to);
  if (kept === undefined || part !== 'sequence' || !isDeployed(origin)) return false;
  if (kept.has(name) || skipList.includes(name)) return false;
  const role = roleOfFile(name);
  const isUnchecked =
    role !== undefined &&
    isAtLeast(to, SKIP_LIST_UNVERIFIED_SINCE) &&
    isAtLeast(role.since, SKIP_LIST_UNVERIFIED_SINCE);
  return isUnchecked ? undefined : true;
}

function byAnswer(answered: Answered): OnTarget {
  const { outcome, why, at } = answered;
  const more = { why, client: outcome, ...(at !== undefined && { at }) };
  switch (outcome) {
    case 'answers':
      return { verdict: 'fine', ...more };
    case 'xml':
      return { verdict: 'keeps-xml', ...more };
    case 'empty':
    case 'accepted-empty':
    case 'no-answer':
    case 'closed':
    case 'fault-answers':
      return { verdict: 'no-body', ...more };
    case 'unknown':
      return { verdict: 'unknown', ...more };
  }
}

/** Whether the sequence exists on the target and nothing there calls it any more. */
const isDead = ({ name }: Role, to: Release): boolean => name === '_token_fault_' && !hasTokenApi(to);

/** What becomes of one file on the target. */
export function judgeTarget(situation: Situation): OnTarget {
  const { to, origin, part, file, role, content, deployment, files, skipList, called } = situation;
  if (part === 'sequence-in-subfolder') {
    return { verdict: 'unreachable', why: 'a gateway does not read folders below sequences' };
  }
  const deleted = isDeletedAtStart(origin, { part, name: file }, to, skipList);
  if (deleted === true) {
    return { verdict: 'deleted-at-start', why: `${to} deletes sequences that are not on its skip list when it starts` };
  }
  if (
    role !== undefined &&
    isInTenantSet(role) &&
    inSpan(to, role) &&
    isOverwritten(origin, (name) => files.has(name), to)
  ) {
    const missing = tenantTriggers(to).find((trigger) => !files.has(trigger));
    const why = `without ${missing} the tenant counts as incomplete, so ${to} puts its own stock here when it is loaded`;
    return isStockLike(content)
      ? { verdict: 'fine', why, replaced: true }
      : { verdict: 'overwritten-at-load', why: `${why}; the edits are lost`, replaced: true };
  }
  const [failure] = deployment.failures;
  if (failure !== undefined) {
    const { words, at, code } = failure;
    if (role === undefined || role.sends === 'nobody' || !inSpan(to, role) || isDead(role, to)) {
      return { verdict: 'does-not-deploy', why: words, at, cause: code };
    }
    const { outcome, why } = situation.answers();
    return { verdict: 'does-not-deploy', why: `${words}; ${why}`, client: outcome, at, cause: code };
  }
  const { name } = deployment;
  if (role !== undefined && name !== undefined && name !== role.name && !called.has(name)) {
    return { verdict: 'unreachable', why: `the gateway looks for ${role.name}, not for ${name}` };
  }
  if (role !== undefined && !inSpan(to, role)) {
    return { verdict: 'unreachable', why: `${to} has no use for it` };
  }
  if (role !== undefined && isDead(role, to)) {
    return { verdict: 'unreachable', why: `${to} has no token API any more that would call it` };
  }
  const [doubt] = deployment.doubts;
  if (doubt !== undefined) {
    const why =
      doubt.code === 'not-read'
        ? `whether ${to} reads the file cannot be told: ${doubt.words}`
        : `it deploys only if a jar of the new home has the class: ${doubt.words}`;
    return { verdict: 'unknown', why, at: doubt.at, cause: doubt.code };
  }
  if (deleted === undefined) {
    return { verdict: 'unknown', why: `nobody checked whether ${file} is on the skip list of ${to}` };
  }
  if (role === undefined || role.sends === 'nobody') return { verdict: 'fine', why: 'it deploys' };
  return byAnswer(situation.answers());
}
