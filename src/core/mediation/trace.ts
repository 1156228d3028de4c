/** What a run did, mediator by mediator, for people who ask why. */
import type { At } from '../synapse/index.js';
import type { Run } from './run.js';
import { javaText } from './run.js';
import { type Holes, Unknown, type Value } from './values.js';

export interface TraceStep {
  readonly at: At;
  /** Nesting: how many lists are open, 1-based. */
  readonly depth: number;
  /** Why a branch was taken, why a send failed, in words. */
  readonly notes: readonly string[];
  /** Cells that this mediator changed by itself, not by what runs inside it. */
  readonly changes: readonly TraceChange[];
  readonly goesOn: boolean;
}

export interface TraceChange {
  /** `ctx:ERROR_CODE`, `axis2:messageType`, `trp:Accept`, `body`, `To` … */
  readonly cell: string;
  /** undefined: unset. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Cells = ReadonlyMap<string, string>;

interface Draft {
  readonly at: At;
  readonly depth: number;
  readonly notes: string[];
  changes: TraceChange[];
  goesOn: boolean;
}

interface Begun {
  readonly draft: Draft;
  readonly cells: Cells;
  readonly count: number;
}

/** Collects the steps of one run. */
export class Trace {
  private readonly drafts: Draft[] = [];

  get steps(): readonly TraceStep[] {
    return this.drafts;
  }

  begin(run: Run, at: At): Begun {
    const draft: Draft = { at, depth: run.depth, notes: [], changes: [], goesOn: false };
    this.drafts.push(draft);
    return { draft, cells: cellsOf(run), count: this.drafts.length };
  }

  /** Says why; belongs to the step that began last. */
  note(words: string): void {
    this.drafts.at(-1)?.notes.push(words);
  }

  end(run: Run, { draft, cells, count }: Begun, goesOn: boolean): void {
    draft.goesOn = goesOn;
    if (this.drafts.length > count) return; // what changed is told by the steps inside
    const after = cellsOf(run);
    for (const cell of new Set([...cells.keys(), ...after.keys()])) {
      if (cells.get(cell) !== after.get(cell)) {
        draft.changes.push({ cell, before: cells.get(cell), after: after.get(cell) });
      }
    }
  }
}

/** A text with its holes named: `{"code":"‹$ctx:ERROR_CODE›"}`. */
export const readable = (holes: Holes, text: string): string =>
  holes
    .pieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : `‹${piece.name}›`))
    .join('');

function cellsOf(run: Run): Cells {
  const { message, holes } = run;
  const cells = new Map<string, string>();
  const put = (cell: string, value: Value | undefined): void => {
    if (value === null || value === undefined) return;
    const text = javaText(value);
    cells.set(cell, text instanceof Unknown ? `‹${text.name}›` : readable(holes, text));
  };
  for (const [name, value] of message.default) put(`ctx:${name}`, value);
  for (const [name, value] of message.axis2) put(`axis2:${name}`, value);
  for (const [name, value] of message.operation) put(`operation:${name}`, value);
  for (const [name, value] of message.variables) put(`var:${name}`, value);
  for (const { name, value } of message.headers?.entries() ?? []) put(`trp:${name}`, value);
  put('To', message.to);
  put('response', message.response ? 'true' : null);
  put('body', bodyText(run));
  return cells;
}

function bodyText(run: Run): string {
  try {
    const first = run.message.envelope.firstElement();
    if (run.message.json !== undefined && first?.json !== undefined) return run.message.json;
    return first === undefined ? '' : run.xml(first);
  } catch {
    return 'a body that cannot be read';
  }
}
