/** Folds cells that say the same into rows, and says in few words which requests a row is about. */
import { ACCEPTS, type Accept, REQUEST_KINDS, type RequestKindId, type Scenario } from '../mediation/index.js';
import { CHANGES, type Change } from './change.js';
import type { Cell } from './matrix.js';
import { type Brief, briefKey, type Told } from './told.js';

export interface Row {
  readonly cells: readonly Cell[];
  readonly scenarios: readonly Scenario[];
  readonly change: Change;
  readonly freshChange: Change;
}

const toldKey = (told: Told | undefined, key: (brief: Brief) => string): string =>
  told === undefined ? '-' : `${told.source}\x01${[...new Set(told.briefs.map(key))].join('\x01')}`;

/** Status apart: faults of one handler differ in it. */
const formatKey = ({ kind, isRequest }: Brief): string => `${kind}${isRequest ? ' of the request' : ''}`;

function foldBy(cells: readonly Cell[], keyOf: (cell: Cell) => string): Row[] {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [cell]);
    else row.push(cell);
  }
  return [...rows.values()].map((members) => {
    const [{ change, freshChange }] = members as [Cell];
    return { cells: members, scenarios: [...new Set(members.map(({ scenario }) => scenario))], change, freshChange };
  });
}

/** Requests and Accepts of cells, as text. */
const gridOf = (cells: readonly Cell[]): string => cells.map(({ request, accept }) => `${request} ${accept}`).join();

/** Faults that have equal cells by `keyOf` for equal requests go together. */
function foldScenarios(cells: readonly Cell[], keyOf: (cell: Cell) => string): Row[] {
  const alike = foldBy(cells, (cell) => `${cell.scenario.id}\0${keyOf(cell)}`);
  const joined = new Map<string, Cell[]>();
  for (const { cells: members } of alike) {
    const key = `${gridOf(members)}\0${keyOf(members[0] as Cell)}`;
    joined.set(key, [...(joined.get(key) ?? []), ...members]);
  }
  return [...joined.values()].flatMap((members) => foldBy(members, () => ''));
}

/** Rows for people: what becomes of clients is equal in a row, what they get today may differ. Worst first. */
const peopleRows = (cells: readonly Cell[]): Row[] =>
  foldScenarios(cells, ({ carried, change }) => `${change}\0${toldKey(carried, formatKey)}`).sort(
    (a, b) => CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change),
  );

/** Rows that are equal in all that is told, each a full product of its scenarios, requests and Accepts. */
function exactRows(cells: readonly Cell[]): Row[] {
  const whole = (told: Told | undefined): string => toldKey(told, briefKey);
  const keyOf = ({ today, carried, fresh, change }: Cell): string =>
    [change, whole(today), whole(carried), whole(fresh)].join('\0');
  const products = foldBy(cells, (cell) => `${cell.scenario.id}\0${keyOf(cell)}`).flatMap(({ cells: members }) =>
    productsOf(members),
  );
  const joined = new Map<string, Cell[]>();
  for (const members of products) {
    const key = `${gridOf(members)}\0${keyOf(members[0] as Cell)}`;
    joined.set(key, [...(joined.get(key) ?? []), ...members]);
  }
  return [...joined.values()].flatMap((members) => foldBy(members, () => ''));
}

/** Cuts cells of one scenario into groups of requests that share their Accepts. */
function productsOf(cells: readonly Cell[]): Cell[][] {
  const byAccepts = new Map<string, Cell[]>();
  for (const { id } of REQUEST_KINDS) {
    const own = cells.filter(({ request }) => request === id);
    if (own.length === 0) continue;
    const key = own.map(({ accept }) => accept).join();
    byAccepts.set(key, [...(byAccepts.get(key) ?? []), ...own]);
  }
  return [...byAccepts.values()];
}

const TITLES: Readonly<Record<RequestKindId, string>> = {
  get: 'GET',
  'post-json': 'POST JSON',
  'post-xml': 'POST XML',
  'post-form': 'POST form',
  delete: 'DELETE',
  soap11: 'SOAP 1.1',
  soap12: 'SOAP 1.2',
};

const SOAP: readonly RequestKindId[] = ['soap11', 'soap12'];

/** `REST`, `SOAP`, `GET, DELETE`, `REST but POST JSON`. `all`: the kinds the faults can come from. */
export function requestWords(kinds: ReadonlySet<RequestKindId>, all: ReadonlySet<RequestKindId>): string {
  if (kinds.size === all.size) return 'every request';
  const rest = [...all].filter((kind) => !SOAP.includes(kind));
  const soap = [...all].filter((kind) => SOAP.includes(kind));
  const parts: string[] = [];
  for (const [name, group] of [
    ['REST', rest],
    ['SOAP', soap],
  ] as const) {
    const inside = group.filter((kind) => kinds.has(kind));
    const outside = group.filter((kind) => !kinds.has(kind));
    if (inside.length === 0) continue;
    if (outside.length === 0 && group.length > 1) parts.push(name);
    else if (outside.length < inside.length && outside.length < 3 && group.length > 2) {
      parts.push(`${name} but ${outside.map((kind) => TITLES[kind]).join(', ')}`);
    } else parts.push(...inside.map((kind) => TITLES[kind]));
  }
  return parts.join(', ');
}

const ACCEPT_WORDS: Readonly<Record<Accept, string>> = {
  '*/*': '*/*',
  'application/json': 'JSON',
  'application/xml': 'XML',
};

/** Which requests of `all` are in `cells`: `REST; SOAP with Accept JSON`. */
export function whichRequests(cells: readonly Cell[], all: readonly Cell[]): string {
  const kinds = new Set(all.map(({ request }) => request));
  const byAccepts = new Map<string, Set<RequestKindId>>();
  for (const { id } of REQUEST_KINDS) {
    const accepts = new Set(cells.filter(({ request }) => request === id).map(({ accept }) => accept));
    if (accepts.size === 0) continue;
    const key = ACCEPTS.filter((accept) => accepts.has(accept)).join();
    byAccepts.set(key, (byAccepts.get(key) ?? new Set()).add(id));
  }
  return [...byAccepts]
    .map(([accepts, members]) => {
      const words = requestWords(members, kinds);
      const list = accepts.split(',') as Accept[];
      return list.length === ACCEPTS.length
        ? words
        : `${words} (Accept ${list.map((one) => ACCEPT_WORDS[one]).join(', ')})`;
    })
    .join('; ');
}

/** Cells are shared by sets, and so are their rows. */
function once(fold: (cells: readonly Cell[]) => Row[]): (cells: readonly Cell[]) => readonly Row[] {
  const known = new WeakMap<readonly Cell[], readonly Row[]>();
  return (cells) => {
    let rows = known.get(cells);
    if (rows === undefined) {
      rows = fold(cells);
      known.set(cells, rows);
    }
    return rows;
  };
}

export const foldForPeople = once(peopleRows);
export const foldExactly = once(exactRows);
