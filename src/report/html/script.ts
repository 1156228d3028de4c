/**
 * The script of the page: filters the findings and shows them a hundred at a time. It makes elements and sets their
 * texts; it never reads text as markup.
 */
export const SCRIPT = `
(() => {
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const form = document.querySelector('form.filters');
if (!form) return;
const list = document.querySelector('ol.findings');
const status = document.querySelector('.status');
const more = document.querySelector('.more');
const PAGE = 100, PRINTED = 1000;
const LEVELS = ['error', 'warning', 'info'];
const el = (name, className, text) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};
const texts = data.findings.map(f => (data.texts[f[5]] + ' ' + data.files[f[2]] + ':' + f[3] + ':' + f[4] + ' ' + data.rules[f[1]].id).toLowerCase());
let shown = [], drawn = 0;
const row = f => {
  const [level, rule, file, line, column, text, sequence, tenant, accepted] = f;
  const { id, code, title, why, fix } = data.rules[rule];
  const li = el('li');
  const first = el('div');
  first.append(el('span', 'badge ' + LEVELS[level], LEVELS[level]));
  const said = el('p', '', data.texts[text]);
  if (accepted >= 0) said.append(el('span', 'dim', ' (accepted: ' + data.texts[accepted] + ')'));
  const place = data.files[file] + (line === 1 && column === 1 ? '' : ':' + line + ':' + column);
  const where = [place];
  if (sequence >= 0) where.push('sequence ' + data.texts[sequence]);
  if (tenant >= 0) where.push('tenant ' + data.texts[tenant]);
  const about = el('details');
  about.append(el('summary', '', id + ' ' + code), el('p', '', title + '.'), el('p', '', why), el('p', '', 'What to do: ' + fix));
  li.append(first, said, el('div', 'place', where.join(' · ')), about);
  return li;
};
const draw = upTo => {
  const part = document.createDocumentFragment();
  for (; drawn < Math.min(upTo, shown.length); drawn++) part.append(row(data.findings[shown[drawn]]));
  list.append(part);
  const left = shown.length - drawn;
  more.hidden = left === 0;
  more.textContent = 'Show ' + Math.min(PAGE, left) + ' more';
  status.textContent = shown.length === 0 ? 'No finding matches.' : shown.length.toLocaleString('en') + ' of ' +
    data.findings.length.toLocaleString('en') + ' findings match' + (left === 0 ? '.' : '; the first ' + drawn.toLocaleString('en') + ' are shown.');
};
const apply = () => {
  const values = new FormData(form);
  const levels = new Set(values.getAll('level').map(Number));
  const pick = name => Number(values.get(name) ?? -1);
  const [rule, sequence, tenant] = ['rule', 'sequence', 'tenant'].map(pick);
  const accepted = values.get('accepted') !== null;
  const words = String(values.get('text')).toLowerCase().split(/\\s+/).filter(Boolean);
  shown = [];
  data.findings.forEach((f, i) => {
    if (!levels.has(f[0]) || (rule >= 0 && f[1] !== rule) || (sequence >= 0 && f[6] !== sequence)) return;
    if (tenant === -2 ? f[7] >= 0 : tenant >= 0 && f[7] !== tenant) return;
    if (!accepted && f[8] >= 0) return;
    if (words.every(word => texts[i].includes(word))) shown.push(i);
  });
  list.replaceChildren();
  drawn = 0;
  draw(PAGE);
};
form.addEventListener('input', apply);
form.addEventListener('submit', event => event.preventDefault());
more.addEventListener('click', () => {
  const first = drawn;
  draw(drawn + PAGE);
  list.children[first]?.querySelector('summary')?.focus();
});
addEventListener('beforeprint', () => { draw(PRINTED); document.querySelectorAll('details.file').forEach(d => { d.open = true; }); });
apply();
})();
`;
