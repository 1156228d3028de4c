/**
 * What a gateway of a given release makes of a folder of sequence files: which are registered, under which name, and
 * why the others are not.
 * @see synapse-semantics 1.2, 1.3
 */
import { classIn } from '../stock/classes.js';
import { type Engine, engineOf } from '../stock/engine.js';
import { isMediatorKnown } from '../stock/mediators.js';
import type { Release } from '../stock/releases.js';
import { readAsGateway } from '../xml/index.js';
import type { At, Problem, SequenceModel } from './model.js';
import { isAllowedIn47, readSequenceModel } from './read.js';

/** A file, or what is known of one, without a model. */
export interface Unread {
  readonly file: string;
  readonly unreadable: Problem;
  /** The gateway cannot read it either. Otherwise it may register anything. */
  readonly isSure: boolean;
  /** What it surely registers all the same: only its name is known. */
  readonly name?: string;
}

/** A file read for deployment: its model, or why it has none. */
export type ReadFile = { readonly file: string; readonly model: SequenceModel } | Unread;

/**
 * Reads a sequence file as the gateway does, which is less strict than a scan.
 * @throws never
 */
export function readForGateway(file: string, bytes: Uint8Array): ReadFile {
  const read = readAsGateway(bytes);
  if (read.ok) return { file, model: readSequenceModel(file, read.document) };
  const { reason, line, column } = read.problem;
  const at: At = { file, element: '', line, column, start: 0, end: 0 };
  const code = read.isSure ? 'not-well-formed' : 'not-read';
  return { file, unreadable: { code, words: reason, at }, isSure: read.isSure };
}

/** Line and column of what has no place in a file. */
const NOWHERE = { line: 0, column: 0 };

/**
 * Stands for a file of which there is no text: nobody knows what it does.
 * @param name what it surely registers
 */
export function unread(file: string, why: string, { line, column } = NOWHERE, name?: string): Unread {
  const at: At = { file, element: '', line, column, start: 0, end: 0 };
  const unreadable: Problem = { code: 'not-read', words: why, at };
  return { file, unreadable, isSure: false, ...(name !== undefined && { name }) };
}

export interface Failure {
  readonly code: Problem['code'];
  readonly words: string;
  readonly at: At;
}

export interface Deployment {
  readonly file: string;
  readonly model?: SequenceModel;
  /** The registered name; undefined when the file registers nothing. */
  readonly name: string | undefined;
  /** Empty when it is registered. */
  readonly failures: readonly Failure[];
  /** What nobody told and the file deploys by: classes that the gateway may have, or what we could not read. */
  readonly doubts: readonly Failure[];
}

/** What the caller knows of classes that do not come with the product. */
export interface Surroundings {
  /** Custom classes known to be on the gateway. */
  readonly classes?: ReadonlySet<string>;
  /** Whether every other unknown class counts as absent; otherwise it is a doubt. */
  readonly closed?: boolean;
}

const applies = ({ needs, lacks }: Problem, engine: Engine): boolean =>
  (needs === undefined || engine[needs]) && (lacks === undefined || !engine[lacks]);

function classFailures(model: SequenceModel, release: Release, around: Surroundings): [Failure[], Failure[]] {
  const failures: Failure[] = [];
  const doubts: Failure[] = [];
  for (const { name, properties, at } of model.classes) {
    if (around.classes?.has(name)) continue;
    const verdict = classIn(name, release);
    if (verdict.is === 'gone') {
      const range = `${verdict.since ?? 'the beginning'} to ${verdict.until ?? 'today'}`;
      failures.push({ code: 'class-gone', words: `${release} has no class ${name}; it exists from ${range}`, at });
    } else if (verdict.is === 'no-mediator') {
      failures.push({ code: 'class-refused', words: `${name} is no mediator`, at });
    } else if (verdict.is === 'unknown') {
      const unknown: Failure = { code: 'class-unknown', words: `${name} does not come with the product`, at };
      (around.closed ? failures : doubts).push(unknown);
    } else {
      const without = properties.filter((property) => verdict.setters?.includes(property) === false);
      if (without.length > 0) {
        failures.push({ code: 'class-refused', words: `${name} has no setter for ${without.join(', ')}`, at });
      }
    }
  }
  return [failures, doubts];
}

/** Whether `read` deploys on `release` by itself; names that collide are `deploySet`'s business. */
export function deploymentOf(read: ReadFile, release: Release, around: Surroundings = {}): Deployment {
  const { file } = read;
  if ('unreadable' in read) {
    const { unreadable, isSure, name } = read;
    return { file, name, failures: isSure ? [unreadable] : [], doubts: isSure ? [] : [unreadable] };
  }
  const { model } = read;
  const engine = engineOf(release);
  const failures: Failure[] = model.problems.filter((problem) => applies(problem, engine));
  for (const { name, at } of model.elements) {
    if (engine.allowList && !isAllowedIn47(name)) {
      failures.push({ code: 'not-allowed', words: `${release} does not let ${name} through its allow list`, at });
    } else {
      const known = isMediatorKnown(name, release) || isMediatorKnown(name.split('.', 1)[0] as string, release);
      if (!known) failures.push({ code: 'unknown-mediator', words: `${release} knows no mediator ${name}`, at });
    }
  }
  const [refused, doubts] = classFailures(model, release, around);
  failures.push(...refused);
  failures.sort((a, b) => a.at.start - b.at.start);
  return { file, model, name: failures.length === 0 ? model.name : undefined, failures, doubts };
}

/** What a run looks sequences up in. */
export interface Registry {
  readonly release: Release;
  readonly engine: Engine;
  /** Registered name → what is behind it; may be found when it is asked for. */
  readonly sequences: { get(name: string): Deployment | undefined };
}

export interface DeployedSet extends Registry {
  /** Every file asked about, in the order given. */
  readonly files: readonly Deployment[];
  /** Registered name → the file that holds it. */
  readonly sequences: ReadonlyMap<string, Deployment>;
}

/**
 * Deploys files as a gateway does at start-up. `main` and `fault` need no file: callers fall back to the built-in
 * replacement (log and drop) when the set has none.
 * @param files in the order in which the gateway reads its directory; it decides who wins a name
 */
export function deploySet(files: readonly ReadFile[], release: Release, around: Surroundings = {}): DeployedSet {
  const engine = engineOf(release);
  const deployments = files.map((file) => deploymentOf(file, release, around));
  const winner = new Map<string, Deployment>();
  for (const deployment of deployments) {
    const { name } = deployment;
    if (name === undefined) continue;
    if (!winner.has(name) || !engine.firstDuplicateWins) winner.set(name, deployment);
  }
  const settled = deployments.map((deployment): Deployment => {
    const { name, model } = deployment;
    const held = name === undefined ? undefined : winner.get(name);
    if (held === undefined || held === deployment || model === undefined) return deployment;
    const words = `${held.file} registers the name ${name} already`;
    return { ...deployment, name: undefined, failures: [{ code: 'duplicate-name', words, at: model.at }] };
  });
  return { release, engine, files: settled, sequences: winner };
}
