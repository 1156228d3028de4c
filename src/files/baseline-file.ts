/** The baseline on disk: JSON with an entry in each line, so that a diff of two versions reads like a list. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BaselineEntry, byPlace } from '../core/baseline.js';
import { UsageError } from '../errors.js';

export const BASELINE_SCHEMA = 'faultshift.baseline/1';
export const BASELINE_NAME = '.faultshift-baseline.json';

const MEMBERS: Readonly<Record<string, boolean>> = {
  fingerprint: true,
  rule: true,
  file: true,
  message: true,
  reason: true,
  owner: false,
  expires: false,
};

/** `2027-01-31` */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

function problemOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object';
  for (const [name, needed] of Object.entries(MEMBERS)) {
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined ? needed : typeof member !== 'string') return `needs the text ${name}`;
  }
  const unknown = Object.keys(value).find((name) => !(name in MEMBERS));
  if (unknown !== undefined) return `has the unknown member ${unknown}`;
  const { fingerprint, reason, expires } = value as BaselineEntry;
  if (!/^[0-9a-f]{32}$/.test(fingerprint)) return 'has a fingerprint that is none (32 hex digits)';
  if (reason.trim() === '') return 'gives no reason';
  if (expires !== undefined && !isDay(expires)) return `expires on ${expires}, which is no day: write 2027-01-31`;
  return undefined;
}

/** @throws UsageError when the file cannot be read or is no baseline */
export function readBaseline(path: string): BaselineEntry[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${path}: ${code === undefined ? `is no JSON (${(error as Error).message})` : `cannot be read (${code})`}`,
    );
  }
  const { schema, entries } = (parsed ?? {}) as { schema?: unknown; entries?: unknown };
  if (schema !== BASELINE_SCHEMA || !Array.isArray(entries)) {
    throw new UsageError(`${path}: is no baseline`, `it needs "schema": "${BASELINE_SCHEMA}" and "entries"`);
  }
  entries.forEach((entry, i) => {
    const problem = problemOf(entry);
    if (problem !== undefined) throw new UsageError(`${path}: entry ${i + 1} ${problem}`);
  });
  return entries as BaselineEntry[];
}

export function* writeBaseline(entries: readonly BaselineEntry[]): Generator<string> {
  yield `{\n  "schema": ${JSON.stringify(BASELINE_SCHEMA)},\n  "entries": [`;
  let first = true;
  for (const { fingerprint, rule, file, message, reason, owner, expires } of [...entries].sort(byPlace)) {
    yield `${first ? '' : ','}\n    ${JSON.stringify({ fingerprint, rule, file, message, reason, owner, expires })}`;
    first = false;
  }
  yield first ? ']\n}\n' : '\n  ]\n}\n';
}

/** The nearest baseline from `folder` up to `root`; undefined when there is none. */
export function findBaseline(folder: string, root: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, BASELINE_NAME);
    if (existsSync(path)) return path;
    if (at === root || dirname(at) === at) return undefined;
  }
}
