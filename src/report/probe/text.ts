import type { ProbeReport, ProbeResult } from '../../core/analysis/probe.js';
import { curlLine } from '../../core/probe/curl.js';
import { clip, count, visible } from '../../core/text.js';
import { closing, findingsByRule } from '../findings-text.js';
import type { ReportContext, Reporter } from '../reporter.js';
import type { Style, Tone } from '../style.js';

function markOf({ verdict, findings }: ProbeResult): readonly [string, Tone] {
  if (verdict === 'unreachable') return ['?', 'error'];
  if (verdict === 'not-provoked') return ['·', 'dim'];
  if (findings.every(({ severity }) => severity === 'info')) return ['✔', 'good'];
  return findings.some(({ severity }) => severity === 'error') ? ['✖', 'error'] : ['▲', 'warning'];
}

const SILENT: Readonly<Record<string, string>> = {
  'no-answer': 'no answer',
  closed: 'closed',
  stopped: 'not read',
  failed: 'not read',
  unreachable: 'not reached',
};

/** What came back, in one word or two: `404 JSON`. */
function shortAnswer({ observed, judgement }: ProbeResult): string {
  if (observed.is === 'none') return SILENT[observed.how] ?? observed.how;
  const { kind = 'unknown', fault } = judgement.seen ?? {};
  const words: Readonly<Record<string, string>> = {
    json: 'JSON',
    'json-wrapped': 'wrapped',
    xml: fault === undefined ? 'XML' : 'legacy XML',
    soap: 'SOAP',
    html: 'HTML',
    'accepted-empty': 'empty',
    unknown: 'unread',
  };
  const isBroken = judgement.seen?.problem !== undefined && (kind === 'json' || kind === 'xml');
  return `${observed.status} ${isBroken ? 'broken ' : ''}${words[kind] ?? kind}`;
}

const REQUESTS: Readonly<Record<string, string>> = {
  get: 'GET',
  'post-json': 'POST JSON',
  'post-xml': 'POST XML',
  'post-form': 'POST form',
  delete: 'DELETE',
  soap11: 'SOAP 1.1',
  soap12: 'SOAP 1.2',
};

interface Line {
  readonly title: string;
  readonly request: string;
  readonly accepts: string[];
  /** By target. */
  readonly cells: readonly (ProbeResult | undefined)[];
}

const spell = (cells: Line['cells']): string =>
  cells.map((cell) => (cell === undefined ? '' : `${markOf(cell)[0]}${shortAnswer(cell)}`)).join('\0');

/** Lines of a tenant: scenario × request; values of Accept that make no difference share one. */
function linesOf(report: ProbeReport, probes: readonly ProbeResult[]): Line[] {
  const lines: Line[] = [];
  const rows = new Map<string, (ProbeResult | undefined)[]>();
  const about = new Map<string, ProbeResult>();
  for (const probe of probes) {
    const key = [probe.scenario, probe.sent.path.split('?', 1)[0], probe.request, probe.accept].join('\0');
    const cells = rows.get(key) ?? report.targets.map(() => undefined);
    cells[report.targets.indexOf(probe.target)] = probe;
    rows.set(key, cells);
    if (!about.has(key)) about.set(key, probe);
  }
  for (const [key, cells] of rows) {
    const { title, request, accept } = about.get(key) as ProbeResult;
    const same = lines.find(
      (line) => line.title === title && line.request === request && spell(line.cells) === spell(cells),
    );
    if (same !== undefined) same.accepts.push(accept);
    else lines.push({ title, request, accepts: [accept], cells });
  }
  return lines;
}

const acceptText = (accepts: readonly string[], several: boolean): string =>
  several ? ` ${accepts.length > 2 ? 'any Accept' : accepts.join(', ')}` : '';

/** A, B, … Z, then numbers. */
const letter = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : String(i + 1));

function* table(report: ProbeReport, probes: readonly ProbeResult[], style: Style): Generator<string> {
  const lines = linesOf(report, probes);
  const many = new Set(lines.map(({ title }) => title).filter((title, i, all) => all.indexOf(title) !== i));
  const rows = lines.map(({ title, request, accepts, cells }) => ({
    title,
    request: `${REQUESTS[request] ?? request}${acceptText(accepts, many.has(title))}`,
    cells,
  }));
  const wide = Math.min(36, Math.max(...rows.map(({ title }) => title.length)));
  const narrow = Math.max(...rows.map(({ request }) => request.length));
  const column = Math.max(...probes.map((probe) => shortAnswer(probe).length)) + 4;
  if (report.targets.length > 1) {
    const head = report.targets.map((_, i) => letter(i).padEnd(column)).join('');
    yield style('dim', `  ${''.padEnd(wide + narrow + 4)}${head.trimEnd()}\n`);
  }
  let last = '';
  for (const { title, request, cells } of rows) {
    const shown = title === last ? '' : clip(title, wide);
    last = title;
    const answers = cells.map((cell) => {
      if (cell === undefined) return ''.padEnd(column);
      const [mark, tone] = markOf(cell);
      return style(tone, `${mark} ${shortAnswer(cell)}`.padEnd(column));
    });
    yield `  ${shown.padEnd(wide)}  ${style('dim', request.padEnd(narrow))}  ${answers.join('').trimEnd()}\n`;
  }
}

/** Answers before and after, and what was predicted, where there is something to say. */
function* beside({ probes }: ProbeReport, style: Style): Generator<string> {
  const told = probes.filter(({ before, predicted }) => before !== undefined || predicted !== undefined);
  if (told.length === 0) return;
  yield '\n';
  const lines = new Map<string, string[]>();
  for (const { title, request, accept, before, predicted, observed, judgement } of told) {
    const now = observed.is === 'none' ? observed.why : `${observed.status}, ${judgement.seen?.summary ?? ''}`;
    const parts = [
      ...(before === undefined ? [] : [`before ${visible(before)}`]),
      ...(predicted === undefined ? [] : [`predicted ${predicted}`]),
      `now ${visible(now)}`,
    ];
    const line = `${title}, ${REQUESTS[request] ?? request}: ${parts.join(' → ')}`;
    lines.set(line, [...(lines.get(line) ?? []), accept]);
  }
  // Accept is worth a word where it makes a difference
  const asked = (line: string): string => line.split(': ', 1)[0] as string;
  const times = new Map<string, number>();
  for (const line of lines.keys()) times.set(asked(line), (times.get(asked(line)) ?? 0) + 1);
  for (const [line, accepts] of lines) {
    yield `  ${line}${times.get(asked(line)) === 1 ? '' : style('dim', ` (${accepts.join(', ')})`)}\n`;
  }
}

const MOST_CURLS = 3;

/** How to repeat what is wrong. */
function* repeats({ probes }: ProbeReport, { style, verbose }: ReportContext): Generator<string> {
  const wrong = probes.filter(({ findings }) => findings.length > 0);
  const shown = verbose ? wrong : wrong.slice(0, MOST_CURLS);
  for (const { title, sent } of shown) {
    yield `${style('dim', 'repeat')}  ${title}\n        ${visible(curlLine(sent))}\n`;
  }
  if (wrong.length > shown.length) {
    yield style('dim', `        and ${count(wrong.length - shown.length, 'more probe')} (--verbose)\n`);
  }
  if (wrong.length > 0) yield '\n';
}

/** For people: what each gateway answered to each fault, then what is wrong with it. */
export const probeText: Reporter<ProbeReport> = function* (report, context) {
  const { style } = context;
  const { targets, probes, as } = report;
  for (const [i, target] of targets.entries()) {
    const name = targets.length > 1 ? `${letter(i)}  ${visible(target)}` : visible(target);
    yield `${style('strong', name)}${i === targets.length - 1 ? `  ${style('dim', `expected as from ${as}`)}` : ''}\n`;
  }
  for (const tenant of [...new Set(probes.map((probe) => probe.tenant))]) {
    yield tenant === undefined ? '\n' : `\n${style('strong', `Tenant ${visible(tenant)}`)}\n`;
    yield* table(
      report,
      probes.filter((probe) => probe.tenant === tenant),
      style,
    );
  }
  yield* beside(report, style);
  yield '\n';
  yield* findingsByRule(report, context);
  yield* repeats(report, context);
  yield* closing(report, context);
};
