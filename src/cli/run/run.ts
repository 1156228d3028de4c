import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runOnce, type Setting } from '../../core/mediation/index.js';
import { ownSequence } from '../../core/mediation/own-sequence.js';
import { concreteCall, readSetting } from '../../core/prediction/concrete.js';
import { deploySet, type ReadFile, readForGateway } from '../../core/synapse/index.js';
import { visible } from '../../core/text.js';
import { UsageError } from '../../errors.js';
import { stepLines } from '../../report/predict/explain-text.js';
import { responseBytes } from '../../report/run/response.js';
import { styleFor } from '../colour.js';
import type { RunCommandOptions } from '../commands/run.js';
import { EXIT } from '../exit.js';

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${reasonOf(error)})`);
  }
}

/** A file, or the sequence files of a folder. */
function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .filter((name) => name.endsWith('.xml'))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${reasonOf(error)})`);
  }
}

const nameOf = (read: ReadFile): string | undefined => ('model' in read ? read.model.name : undefined);

function settingsOf(texts: readonly string[]): Setting[] {
  return texts.map((text) => {
    const setting = readSetting(text);
    if (typeof setting === 'string') throw new UsageError(`--set ${text}: ${setting}`);
    return setting;
  });
}

function headersOf({ accept, contentType, header }: RunCommandOptions): [string, string][] {
  const headers: [string, string][] = [['Host', 'gateway.example.com']];
  if (accept !== undefined) headers.push(['Accept', accept]);
  if (contentType !== undefined) headers.push(['Content-Type', contentType]);
  for (const text of header) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--header ${text}: write Name: value`);
    headers.push([name, value]);
  }
  return headers;
}

const bodyOf = ({ data }: RunCommandOptions): Uint8Array => {
  if (data === undefined) return new Uint8Array();
  return data.startsWith('@') ? readBytes(data.slice(1)) : new TextEncoder().encode(data);
};

/** Writes bytes as they are; on a terminal, control characters as their names. */
function writeResponse(bytes: Uint8Array): void {
  if (process.stdout.isTTY !== true) {
    process.stdout.write(bytes);
    return;
  }
  const lines = new TextDecoder().decode(bytes).replace(/\r\n/g, '\n').split('\n');
  process.stdout.write(`${lines.map(visible).join('\n')}\n`);
}

/** @returns the exit code: 0 for an answer, 1 when the client gets none or nothing but 202, 3 when it is not known */
export async function runSequence(
  [first = '', ...others]: readonly string[],
  options: RunCommandOptions,
): Promise<number> {
  const { as: release, caller, status, method, path, quiet = false } = options;
  const say = (text: string): void => {
    if (!quiet) process.stderr.write(`${visible(text)}\n`);
  };
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) throw new UsageError(`--method ${method}: is no HTTP method`);
  const settings = settingsOf(options.set);
  const request = { method: method.toUpperCase(), path, headers: headersOf(options), body: bodyOf(options) };
  const main = readForGateway(basename(first), readBytes(first));
  const helpers = others
    .flatMap(filesAt)
    .filter((file) => file !== first)
    .map((file) => readForGateway(basename(file), readBytes(file)));
  const files = [...helpers, main];
  const entry = nameOf(main);
  if (entry === undefined) {
    const why = 'unreadable' in main ? `line ${main.unreadable.at.line}: ${main.unreadable.words}` : 'it has no name';
    throw new UsageError(`${first}: is no sequence that a gateway registers (${why})`);
  }
  for (const name of ['fault', '_cors_request_handler_']) {
    if (files.some((file) => nameOf(file) === name)) continue;
    const own = ownSequence(name, release, `${name} of ${release}`);
    if (own !== undefined) files.unshift(own);
    const isCalled = files.some((file) => 'model' in file && file.model.calls.some(({ to }) => to === name));
    if (isCalled) say(`${name} is not among the files: one like that of ${release} stands in for it`);
  }
  const names = new Set(files.map(nameOf));
  const called = files.flatMap((file) => ('model' in file ? file.model.calls.map(({ to }) => to) : []));
  for (const name of new Set(called)) {
    if (!names.has(name)) say(`${name} is called and not among the files: the call fails`);
  }
  const set = deploySet(files, release, { closed: true });
  for (const { file, failures } of set.files) {
    const [failure] = failures;
    if (failure !== undefined) say(`${file} does not deploy on ${release}: line ${failure.at.line}, ${failure.words}`);
  }
  const call = concreteCall({
    entry,
    settings,
    caller,
    status,
    request,
  });
  const { steps, outcome } = runOnce(set, call);
  if (options.explain) {
    for (const line of stepLines(steps, styleFor(options.color, process.stderr, process.env)))
      process.stderr.write(line);
  }
  writeResponse(responseBytes(outcome));
  if (outcome.kind === 'unknown') return EXIT.incomplete;
  return ['no-answer', 'closed', 'accepted-empty'].includes(outcome.kind) ? EXIT.gate : EXIT.clean;
}
