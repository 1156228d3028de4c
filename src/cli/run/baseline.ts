import { existsSync, readFileSync } from 'node:fs';
import { type BaselineChange, type BaselineEntry, compareWithBaseline, entryOf } from '../../core/baseline.js';
import type { Finding } from '../../core/finding.js';
import { count, visible } from '../../core/text.js';
import { UsageError } from '../../errors.js';
import { BASELINE_NAME, findBaseline, readBaseline, writeBaseline } from '../../files/baseline-file.js';
import type { BaselineOptions } from '../commands/baseline.js';
import type { ScanOptions } from '../commands/scan.js';
import { EXIT } from '../exit.js';
import { writeFileAtomically, writeTo } from '../output.js';
import { sourceRootOf } from '../source-root.js';
import { today } from '../today.js';
import { scanFor } from './scan.js';

const TEXTS = ['rule', 'message', 'home', 'file', 'fingerprint'] as const;

/** The findings of a JSON report. @throws UsageError when it is none */
function findingsIn(path: string): Finding[] {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path}: ${code === undefined ? 'is no JSON' : `cannot be read (${code})`}`);
  }
  const { findings } = (report ?? {}) as { findings?: unknown };
  const isFinding = (one: unknown): one is Finding =>
    typeof one === 'object' &&
    one !== null &&
    TEXTS.every((name) => typeof (one as Record<string, unknown>)[name] === 'string');
  if (!Array.isArray(findings) || !findings.every(isFinding)) {
    throw new UsageError(`${path}: is no report with findings`, 'write one with --report json=<path>');
  }
  return findings.map(({ known: _, ...finding }) => finding);
}

async function findingsOf(paths: readonly string[], options: BaselineOptions): Promise<Finding[]> {
  if (paths.length > 0 === options.findings.length > 0) {
    throw new UsageError('give either paths to scan or --findings <report.json>');
  }
  if (options.findings.length > 0) return options.findings.flatMap(findingsIn);
  const report = await scanFor(paths, options as BaselineOptions & ScanOptions);
  const [failed] = report.coverage.failed;
  if (failed !== undefined) {
    throw new UsageError(
      `${failed.path}: ${failed.reason}`,
      'a baseline is made from a whole scan; what cannot be read would look gone',
    );
  }
  return [...report.findings()];
}

const line = (sign: string, { rule, file, message }: Pick<BaselineEntry, 'rule' | 'file' | 'message'>): string =>
  `${sign} ${rule}  ${visible(file)}\n    ${visible(message)}\n`;

function* changeText({ fresh, gone, expired, kept }: BaselineChange): Generator<string> {
  for (const finding of fresh) yield line('+', finding);
  for (const entry of expired) {
    yield line('!', entry);
    yield `    expired ${entry.expires}: ${visible(entry.reason)}${entry.owner === undefined ? '' : ` (${visible(entry.owner)})`}\n`;
  }
  for (const entry of gone) yield line('-', entry);
  yield `${count(fresh.length, 'finding')} new, ${expired.length} expired, ${gone.length} gone, ${kept.length} accepted.\n`;
}

async function write(path: string, entries: readonly BaselineEntry[], what: string): Promise<number> {
  writeFileAtomically(path, writeBaseline(entries));
  await writeTo(process.stdout, [`${visible(path)}: ${what}; ${count(entries.length, 'entry', 'entries')}.\n`]);
  return EXIT.clean;
}

/** @returns the exit code */
export async function runBaseline(
  action: 'create' | 'update' | 'prune' | 'diff',
  paths: readonly string[],
  options: BaselineOptions,
): Promise<number> {
  const cwd = process.cwd();
  const path =
    options.file ?? (action === 'create' ? undefined : findBaseline(cwd, sourceRootOf(cwd))) ?? BASELINE_NAME;
  const { owner, expires, force = false } = options;
  const day = today(process.env);
  if (action === 'create' && existsSync(path) && !force) {
    throw new UsageError(`${path}: is there already`, 'add to it with baseline update, or replace it with --force');
  }
  const reasoned = (finding: Pick<Finding, 'fingerprint' | 'rule' | 'file' | 'message'>): BaselineEntry => {
    if (options.reason === undefined || options.reason.trim() === '') {
      throw new UsageError('--reason says why these findings are accepted');
    }
    return entryOf(finding, {
      reason: options.reason.trim(),
      ...(owner !== undefined && { owner }),
      ...(expires !== undefined && { expires }),
    });
  };
  const before = action === 'create' ? [] : readBaseline(path);
  const findings = await findingsOf(paths, options);
  const change = compareWithBaseline(findings, before, day);
  const { fresh, gone, expired } = change;
  switch (action) {
    case 'create':
    case 'update': {
      // An entry that has expired was decided for a time; a new decision is a new entry in its place.
      const again = new Set(expired);
      const renewed = expired.map(reasoned);
      const stay = before.filter((entry) => !again.has(entry));
      const added = fresh.map(reasoned);
      return write(
        path,
        [...stay, ...renewed, ...added],
        `${count(added.length + renewed.length, 'finding')} accepted`,
      );
    }
    case 'prune': {
      const unused = new Set(gone);
      return write(
        path,
        before.filter((entry) => !unused.has(entry)),
        `${count(gone.length, 'entry', 'entries')} taken out`,
      );
    }
    case 'diff': {
      const { format } = options;
      await writeTo(
        process.stdout,
        format === 'json' ? [`${JSON.stringify({ fresh, expired, gone }, null, 2)}\n`] : changeText(change),
      );
      return fresh.length + expired.length > 0 ? EXIT.gate : EXIT.clean;
    }
  }
}
