/** Files, matrices and exchanges as HTML. */
import { clip, count, digits } from '../../core/text.js';
import type {
  EditView,
  ExchangeExhibit,
  Exhibit,
  ExhibitTone,
  FileExhibit,
  HttpView,
  MatrixExhibit,
} from '../exhibit.js';
import { lines, text } from './markup.js';

const SIGNS: Readonly<Record<ExhibitTone, string>> = { error: '✖', warning: '▲', info: 'i', good: '✔', dim: '·' };
/** A sign where the colour says that something is wrong or right. */
const MATRIX_SIGNS: Readonly<Record<ExhibitTone, string>> = {
  error: '✖ ',
  warning: '▲ ',
  info: '',
  good: '✔ ',
  dim: '',
};
const MOST_TENANTS = 40;
const MOST_FILES = 2000;
const MOST_OF_A_TEXT = 4000;

const block = (words: string, className: string): string =>
  `<pre class="${className}" tabindex="0">${lines(clip(words, MOST_OF_A_TEXT))}</pre>`;

/** What stock says and what the user made of it, in text; undefined where it is not known or not there. */
function sideTexts({ facts, stock, yours }: EditView): { stock: string | undefined; yours: string | undefined } {
  const of = (pick: 'was' | 'value'): string | undefined =>
    facts.flatMap((fact) => (fact[pick] === undefined ? [] : `${fact.name} = ${fact[pick]}`)).join('\n') || undefined;
  return { stock: stock ?? of('was'), yours: yours ?? of('value') };
}

function editBody(edit: EditView): string {
  const { stock, yours } = sideTexts(edit);
  if (stock !== undefined && yours !== undefined) {
    return (
      `<div class="sides"><div><h4>Stock</h4>${block(stock, 'gone')}</div>` +
      `<div><h4>Yours</h4>${block(yours, 'new')}</div></div>`
    );
  }
  return (stock === undefined ? '' : block(stock, 'gone')) + (yours === undefined ? '' : block(yours, 'new'));
}

function editHtml(edit: EditView): string {
  const { kind, line, path, into, note, facts } = edit;
  const moved = into === undefined ? '' : ` into <code>${text(into)}</code>`;
  const names = kind === 'changed' && facts.length > 0 ? `: ${text(facts.map(({ name }) => name).join(', '))}` : '';
  return (
    `<div class="edit"><div class="edit-head">Line ${line}: <strong>${kind}</strong> <code>${text(path)}</code>${moved}${names}` +
    `${note === undefined ? '' : ` <span class="badge dim">${text(note)}</span>`}</div>${editBody(edit)}</div>`
  );
}

/** Said once for a file: digests tell that something changed, not what stood there. */
function stockHint(edits: readonly EditView[]): string {
  const blind = edits.some(
    (edit) => edit.kind !== 'added' && edit.kind !== 'moved' && sideTexts(edit).stock === undefined,
  );
  return blind
    ? '<p class="none">The catalogue knows stock by digests: with a vanilla pack (--stock-pack) its text stands beside yours.</p>'
    : '';
}

function tenantsText(tenants: readonly string[]): string {
  if (tenants.length === 0) return '';
  const shown = tenants.slice(0, MOST_TENANTS).map(text).join(', ');
  const rest = tenants.length - MOST_TENANTS;
  return `<p>${tenants.length === 1 ? 'Tenant' : 'Tenants'} ${shown}${rest > 0 ? ` and ${digits(rest)} more` : ''}.</p>`;
}

function fileHtml({ name, tenants, verdict, tone, fate, why, edits }: FileExhibit): string {
  const who = tenants.length === 0 ? '' : ` · ${count(tenants.length, 'tenant')}`;
  const cells =
    `<span class="name">${text(name)}</span><span class="what">${text(verdict)}${who}</span>` +
    `<span class="badge ${tone}">${SIGNS[tone]} ${text(fate)}</span>`;
  if (edits.length === 0 && why === '' && tenants.length === 0) {
    return `<div class="file-row"><span></span>${cells}</div>\n`;
  }
  const reason = why === '' ? '' : `<p>${text(`${why.slice(0, 1).toUpperCase()}${why.slice(1)}`)}.</p>`;
  return (
    `<details class="file"><summary><span class="mark" aria-hidden="true"></span>${cells}</summary>` +
    `<div class="inner">${reason}${tenantsText(tenants)}${edits.map(editHtml).join('')}${stockHint(edits)}</div></details>\n`
  );
}

function* fatesBar(files: readonly FileExhibit[]): Generator<string> {
  const fates = new Map<string, { tone: ExhibitTone; total: number }>();
  for (const { fate, tone, tenants } of files) {
    const known = fates.get(fate) ?? { tone, total: 0 };
    fates.set(fate, { tone, total: known.total + Math.max(1, tenants.length) });
  }
  const order: ExhibitTone[] = ['error', 'warning', 'info', 'dim', 'good'];
  const sorted = [...fates].sort(
    ([a, x], [b, y]) => order.indexOf(x.tone) - order.indexOf(y.tone) || y.total - x.total || (a < b ? -1 : 1),
  );
  const words = sorted.map(([fate, { total }]) => `${digits(total)} ${fate}`);
  const all = sorted.reduce((sum, [, { total }]) => sum + total, 0);
  yield `<svg class="fates" role="img" aria-label="${text(words.join(', '))}" width="100%" height="28" viewBox="0 0 1000 28" preserveAspectRatio="none">`;
  let x = 0;
  for (const [, { tone, total }] of sorted) {
    const width = (total / all) * 1000;
    yield `<rect class="f-${tone}" x="${x.toFixed(2)}" y="0" width="${Math.max(1, width - 2).toFixed(2)}" height="28"/>`;
    x += width;
  }
  yield '</svg>\n<ul class="legend">';
  for (const [fate, { tone, total }] of sorted) {
    yield `<li><i class="${tone}" aria-hidden="true"></i><strong>${digits(total)}</strong> ${text(fate)}</li>`;
  }
  yield '</ul>\n';
}

function matrixHtml({ title, corner, columns, rows }: MatrixExhibit): string {
  const head = columns.map((column) => `<th scope="col">${text(column)}</th>`).join('');
  const body = rows.map(({ name, cells }) => {
    const tds = cells.map((cell) =>
      cell === undefined
        ? '<td class="dim"><span aria-label="not there">–</span></td>'
        : `<td class="${cell.tone}" title="${text(cell.words)}">${MATRIX_SIGNS[cell.tone]}${text(cell.mark)}</td>`,
    );
    return `<tr><th scope="row">${text(name)}</th>${tds.join('')}</tr>`;
  });
  return (
    `<div class="card scroll" tabindex="0" role="region" aria-label="${text(title)}"><table class="matrix">` +
    `<thead><tr><th scope="col">${text(corner)}</th>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>\n`
  );
}

const httpText = ({ start, headers, body }: HttpView): string =>
  [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');

function exchangeHtml({ title, sides }: ExchangeExhibit): string {
  const inner = sides.map(
    ({ title: side, tone, answer, words }) =>
      `<div><h4>${text(side)} <span class="badge ${tone}">${SIGNS[tone]}</span></h4>` +
      `${answer === undefined ? `<p class="none">${text(words ?? 'no answer')}</p>` : block(httpText(answer), '')}` +
      `${answer !== undefined && words !== undefined ? `<p class="none">${text(words)}</p>` : ''}</div>`,
  );
  return `<details class="file"><summary><span class="mark" aria-hidden="true"></span><span class="name wide">${text(title)}</span></summary><div class="inner"><div class="sides">${inner.join('')}</div></div></details>\n`;
}

function grouped<E extends Exhibit>(exhibits: readonly E[]): Map<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const exhibit of exhibits) {
    const group = groups.get(exhibit.group);
    if (group === undefined) groups.set(exhibit.group, [exhibit]);
    else group.push(exhibit);
  }
  return groups;
}

function* section<E extends Exhibit>(
  id: string,
  title: string,
  exhibits: readonly E[],
  draw: (exhibit: E) => string,
  card: boolean,
  intro: Iterable<string> = [],
): Generator<string> {
  if (exhibits.length === 0) return;
  yield `<section aria-labelledby="${id}"><h2 id="${id}">${text(title)}</h2>\n`;
  yield* intro;
  let left = MOST_FILES;
  for (const [group, members] of grouped(exhibits)) {
    if (left <= 0) break;
    yield `<h3>${text(group)}</h3>\n${card ? '<div class="card">\n' : ''}`;
    for (const exhibit of members.slice(0, left)) yield draw(exhibit);
    left -= members.length;
    yield card ? '</div>\n' : '';
  }
  if (exhibits.length > MOST_FILES)
    yield `<p>and ${count(exhibits.length - MOST_FILES, 'more', 'more')}: the JSON report has all.</p>\n`;
  yield '</section>\n';
}

export interface ExhibitSections {
  readonly links: readonly (readonly [id: string, title: string])[];
  readonly html: () => Iterable<string>;
}

/** The sections of everything but the findings. */
export function exhibitSections(all: Iterable<Exhibit>): ExhibitSections {
  const exhibits = [...all];
  const files = exhibits.filter((exhibit) => exhibit.kind === 'file');
  const matrices = exhibits.filter((exhibit) => exhibit.kind === 'matrix');
  const exchanges = exhibits.filter((exhibit) => exhibit.kind === 'exchange');
  const links: [string, string][] = [];
  if (matrices.length > 0) links.push(['matrix', 'Matrix']);
  if (exchanges.length > 0) links.push(['answers', 'Answers']);
  if (files.length > 0) links.push(['files', 'Sequences']);
  return {
    links,
    html: function* () {
      yield* section('matrix', 'What clients receive', matrices, matrixHtml, false);
      yield* section('answers', 'Answers side by side', exchanges, exchangeHtml, true);
      yield* section('files', 'What becomes of the sequences', files, fileHtml, true, fatesBar(files));
    },
  };
}
