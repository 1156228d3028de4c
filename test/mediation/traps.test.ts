/** The 55 traps (synapse-semantics 7), a folder each: what a gateway of each release answers, run and predicted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type Call,
  type Caller,
  type Outcome,
  predictCall,
  runOnce,
  type Setting,
} from '../../src/core/mediation/index.js';
import { concreteCall, readSetting } from '../../src/core/prediction/concrete.js';
import type { Release } from '../../src/core/stock/releases.js';
import { type DeployedSet, deploySet, readForGateway } from '../../src/core/synapse/index.js';
import { refusal } from './covers.js';

const root = fileURLToPath(new URL('../fixtures/traps/', import.meta.url));

interface Answer {
  readonly releases: readonly Release[];
  readonly outcome?: 'no-answer' | 'accepted' | 'closed';
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  /** Part of the body, where it is long. */
  readonly matches?: string;
  readonly isValid?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly failedFiles?: readonly string[];
}

interface Trap {
  readonly trap: string;
  readonly entry: string;
  readonly caller: Caller;
  readonly status?: number;
  readonly set?: readonly string[];
  readonly request: { method: string; headers?: Readonly<Record<string, string>>; body?: string };
  readonly answers: readonly Answer[];
}

const folders = readdirSync(root).sort();
const trapOf = (name: string): Trap => JSON.parse(readFileSync(join(root, name, 'case.json'), 'utf8')) as Trap;

function deployed(name: string, release: Release): DeployedSet {
  const files = readdirSync(join(root, name)).filter((file) => file.endsWith('.xml'));
  const read = files.sort().map((file) => readForGateway(file, new Uint8Array(readFileSync(join(root, name, file)))));
  return deploySet(read, release, { closed: true });
}

function callOf({ entry, caller, status, set = [], request }: Trap): Call {
  const settings = set.map((text): Setting => {
    const setting = readSetting(text);
    if (typeof setting === 'string') throw new Error(setting);
    return setting;
  });
  const headers = Object.entries({ Host: 'gateway.example.com', Accept: '*/*', ...request.headers });
  const body = new TextEncoder().encode(request.body ?? '');
  return concreteCall({
    entry,
    settings,
    caller,
    status,
    request: { method: request.method, path: '/api/1.0.0/resource', headers, body },
  });
}

const textOf = (outcome: Outcome): string =>
  outcome.payload.map((piece) => (typeof piece === 'string' ? piece : `‹${piece.unknown}›`)).join('');

const KINDS = { 'no-answer': 'no-answer', accepted: 'accepted-empty', closed: 'closed' } as const;

function compare(outcome: Outcome, answer: Answer): void {
  if (answer.outcome !== undefined) {
    expect(outcome.kind).toBe(KINDS[answer.outcome]);
    return;
  }
  expect([outcome.kind, outcome.why]).not.toContain('unknown');
  expect(outcome.status).toBe(answer.status);
  expect(outcome.contentType).toBe(answer.type);
  if (answer.body !== undefined) expect(textOf(outcome)).toBe(answer.body);
  if (answer.matches !== undefined) expect(textOf(outcome)).toMatch(new RegExp(answer.matches));
  if (answer.isValid !== undefined) expect(outcome.shape?.isValid).toBe(answer.isValid);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    expect(outcome.headers.find((header) => header.name === name)?.value.join('')).toBe(value);
  }
}

describe('the traps', () => {
  test('all 55 have a folder', () => {
    expect(folders.map((name) => Number(name.slice(0, 2)))).toEqual(Array.from({ length: 55 }, (_, i) => i + 1));
  });

  const cases = folders.flatMap((name) =>
    trapOf(name).answers.flatMap((answer) =>
      answer.releases.map((release): [string, Release, Answer] => [name, release, answer]),
    ),
  );

  test.each(cases)('%s on %s', (name, release, answer) => {
    const trap = trapOf(name);
    const set = deployed(name, release);
    const failed = set.files.filter((file) => file.name === undefined).map(({ file }) => file);
    expect(failed.sort()).toEqual(answer.failedFiles ?? []);
    const call = callOf(trap);
    const { outcome } = runOnce(set, call);
    compare(outcome, answer);
    // somebody who does not know what else is set still sees it coming
    const { outcomes, left } = predictCall(set, call);
    expect(left).toBe(0);
    expect(outcomes.map((one) => refusal(one, outcome, new Set()))).toContain(undefined);
    expect(outcomes.every(({ kind }) => kind === 'unknown')).toBe(false);
  });
});
