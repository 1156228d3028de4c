/** A run told mediator by mediator: where, what it changed, why a branch was taken. */
import type { Outcome, Template, TraceStep } from '../../core/mediation/index.js';
import type { Explained } from '../../core/prediction/explain.js';
import { clip, visible } from '../../core/text.js';
import type { ReportContext } from '../reporter.js';
import type { Style } from '../style.js';
import { wrapped } from './table.js';

const MOST = 100;

const value = (text: string | undefined): string =>
  text === undefined ? 'unset' : JSON.stringify(visible(clip(text, MOST)));

/** Cells of the engine that explain nothing to people. */
const SILENT = new Set(['axis2:TransportInURL']);

/** @param steps in the order in which they ran */
export function* stepLines(steps: readonly TraceStep[], style: Style): Generator<string> {
  let file: string | undefined;
  for (const { at, depth, notes, changes, goesOn } of steps) {
    if (at.file !== file && at.file !== '') {
      file = at.file;
      yield `  ${style('dim', visible(file))}\n`;
    }
    const line = at.line === 0 ? '' : String(at.line);
    const end = goesOn ? '' : style('dim', '  — stops');
    yield `${style('dim', line.padStart(5))} ${'  '.repeat(Math.min(depth, 12))}${visible(at.element)}${end}\n`;
    const indent = ' '.repeat(8 + 2 * Math.min(depth, 12));
    for (const { cell, before, after } of changes) {
      if (SILENT.has(cell)) continue;
      yield `${indent}${visible(cell)}: ${style('removed', value(before))} → ${style('added', value(after))}\n`;
    }
    for (const note of notes)
      for (const text of wrapped(visible(clip(note, 300)), 90)) yield `${indent}${style('changed', text)}\n`;
  }
}

export const templateText = (template: Template): string =>
  template.map((piece) => (typeof piece === 'string' ? piece : `‹${piece.unknown}›`)).join('');

/** The outcome in one line: `401 application/json; charset=UTF-8  {"code":"…"}`. */
export function outcomeText({ kind, status, contentType, payload, why }: Outcome): string {
  if (kind === 'accepted-empty') return '202 Accepted, empty';
  if (kind === 'no-answer') return `no answer: ${why ?? 'the client waits'}`;
  if (kind === 'closed') return `the connection is closed: ${why ?? ''}`;
  if (kind === 'unknown') return `unknown: ${why ?? ''}`;
  const code = typeof status === 'number' ? String(status) : status === undefined ? '' : `‹${status.unknown}›`;
  return `${code} ${contentType ?? 'no Content-Type'}  ${templateText(payload)}`;
}

const when = ({ when: conditions }: Outcome): string[] =>
  conditions.map((path) => path.map(({ question, answer }) => `${question}: ${answer}`).join('; '));

export function* explanationLines(explained: Explained, { style }: ReportContext): Generator<string> {
  const { scenario, request, accept, side, release, outcome, steps, sequence } = explained;
  const files = side === 'today' ? 'today' : 'with these files';
  yield `${style('strong', `${scenario.title}, ${request}, Accept ${accept}, on ${release} ${files}`)}  ${style('dim', sequence)}\n`;
  for (const line of when(outcome))
    for (const text of wrapped(`when ${visible(clip(line, 400))}`, 90)) yield `  ${style('dim', text)}\n`;
  if (steps.length === 0) yield '  no mediator of these files runs\n';
  yield* stepLines(steps, style);
  yield `  = ${visible(clip(outcomeText(outcome), 400))}\n\n`;
}
