/** The proof of a set as a table: what clients receive today, and after. */
import type { ProofVerdict } from '../../core/port/home/compare.js';
import type { Proof } from '../../core/port/home/proof.js';
import type { ProofRow } from '../../core/port/home/proof-rows.js';
import { clip, count, digits, visible } from '../../core/text.js';
import type { ReportContext } from '../reporter.js';
import type { Tone } from '../style.js';

const VERDICTS: Readonly<Record<ProofVerdict, readonly [string, Tone]>> = {
  unasked: ['✖ nobody asked', 'error'],
  unknown: ['? the answer cannot be predicted', 'warning'],
  changed: ['? yours or not: see below', 'warning'],
  'no-effect': ['· your edits changed this before, and make no difference now', 'dim'],
  asked: ['✔ as you changed it before', 'good'],
  same: ['· as the new release has it', 'dim'],
};

/** `401 XML` → `401` and `XML`. */
function parts(words: string): { status: string; kind: string } {
  const [, status = '', kind = words] = /^(\d{3}) (.*)$/.exec(words) ?? [];
  return { status, kind };
}

/** `XML → JSON`, with the status where it changes. @param knowsBefore whether the old answers were predicted at all */
function transition({ before, stock, after }: ProofRow, knowsBefore: boolean): string {
  if (before === undefined && knowsBefore) return `new: ${parts(after).kind}`;
  if (before === undefined) return stock === after ? parts(after).kind : `${stock} becomes ${after}`;
  if (before === after) return parts(after).kind;
  const [old, now] = [parts(before), parts(after)];
  return old.status === now.status ? `${old.kind} → ${now.kind}` : `${before} → ${after}`;
}

interface Line {
  readonly row: ProofRow;
  readonly transitions: Set<string>;
  readonly faults: Set<string>;
}

/** Rows of one handler that say the same of it. */
function linesOf(rows: readonly ProofRow[], verbose: boolean): Line[] {
  const lines = new Map<string, Line>();
  const knowsBefore = rows.some(({ before }) => before !== undefined);
  for (const row of rows) {
    if (!verbose && row.verdict === 'same') continue;
    const aspects = row.verdict === 'unasked' ? row.unasked : row.changed;
    const key = `${row.sequence}\0${row.verdict}\0${aspects.join()}\0${row.parts.join()}\0${row.why}`;
    let line = lines.get(key);
    if (line === undefined) {
      line = { row, transitions: new Set(), faults: new Set() };
      lines.set(key, line);
    }
    line.transitions.add(transition(row, knowsBefore));
    for (const cell of row.cells) line.faults.add(cell.slice(0, cell.indexOf('/')));
  }
  return [...lines.values()];
}

const MOST_TRANSITIONS = 4;

export function* proofLines(proof: Proof, who: string, { style, verbose }: ReportContext): Generator<string> {
  const lines = linesOf(proof.rows, verbose);
  const knowsBefore = proof.rows.some(({ before }) => before !== undefined);
  const sides = knowsBefore ? 'old and new stock, your files, the result' : 'the new stock and the result';
  const compared = `${count(proof.answers, 'answer')} compared: ${sides}`;
  yield `\n${style('strong', `What clients receive${who === '' ? '' : `, ${visible(who)}`}`)} ${style('dim', `(predicted; ${compared})`)}\n`;
  for (const { row, transitions, faults } of lines) {
    const [words, tone] = VERDICTS[row.verdict];
    const aspects = row.verdict === 'unasked' ? row.unasked : row.changed;
    const shown = [...transitions].slice(0, MOST_TRANSITIONS).join(', ');
    const more = transitions.size > MOST_TRANSITIONS ? ', …' : '';
    const head = `${visible(row.sequence)} ${style('dim', `(${count(faults.size, 'fault')})`)}`;
    yield `  ${head}\n`;
    yield `      ${clip(shown + more, 90)}\n`;
    const parts = row.parts.length === 0 ? '' : ` (${visible(row.parts.join(', '))})`;
    const told = row.why === undefined ? aspects.join(', ') + parts : visible(row.why);
    const what = told === '' ? '' : `: ${told}`;
    yield `      ${style(tone, `${words}${what}`)}\n`;
  }
  const rest = proof.rows.filter(({ verdict }) => verdict === 'same').reduce((sum, { cells }) => sum + cells.length, 0);
  if (!verbose && rest > 0) yield style('dim', `  · ${digits(rest)} more as the new release has them\n`);
  if (lines.some(({ row }) => row.verdict === 'changed')) {
    const hint = knowsBefore
      ? 'the old stock is not at hand there, so what you changed before cannot be told; --stock-pack tells'
      : 'only a whole home tells what its clients receive today';
    yield `  ${style('warning', `? ${hint}`)}\n`;
  }
}
