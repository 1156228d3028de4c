import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Room → rooms that it may import from. The map of the README, as data. */
const MAP: Readonly<Record<string, readonly string[]>> = {
  'core/xml': [],
  'core/stock': ['core/xml'],
  'core/synapse': ['core/stock', 'core/xml'],
  'core/mediation': ['core/synapse', 'core/stock', 'core/xml'],
  'core/diff': ['core/synapse', 'core/stock', 'core/xml'],
  'core/probe': ['core/mediation', 'core/synapse', 'core/stock', 'core/xml'],
  'core/port': ['core/scan', 'core/diff', 'core/mediation', 'core/synapse', 'core/stock', 'core/xml'],
  'core/scan': ['core/diff', 'core/mediation', 'core/synapse', 'core/stock', 'core/xml'],
  'core/gateway': ['core/scan', 'core/diff', 'core/mediation', 'core/synapse', 'core/stock', 'core/xml'],
  'core/prediction': [
    'core/analysis',
    'core/gateway',
    'core/scan',
    'core/diff',
    'core/mediation',
    'core/synapse',
    'core/stock',
    'core/xml',
  ],
  'core/clients': ['core/stock', 'core/xml'],
  'core/rules': [
    'core/clients',
    'core/probe',
    'core/scan',
    'core/diff',
    'core/mediation',
    'core/synapse',
    'core/stock',
    'core/xml',
  ],
  'core/analysis': [
    'core/gateway',
    'core/rules',
    'core/clients',
    'core/probe',
    'core/scan',
    'core/diff',
    'core/mediation',
    'core/synapse',
    'core/stock',
    'core/xml',
  ],
  report: ['core/*'],
  files: ['core/*'],
  http: ['core/*'],
  emulator: ['core/*'],
  generated: ['core/*'],
  cli: ['core/*', 'report', 'files', 'http', 'emulator', 'generated'],
  '.': ['core/*', 'report', 'files', 'http', 'emulator', 'generated'],
};

/** Small files that any room may use: the words of the domain. */
const WORDS = new Set([
  'core/estate',
  'core/finding',
  'core/report',
  'core/secrets',
  'core/suppression',
  'core/text',
  'errors',
]);

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  if (!file.includes('/')) return '.';
  return first === 'core' && file.split('/').length > 2 ? `core/${second}` : first;
}

const allowed = (from: string, to: string): boolean =>
  from === to || (MAP[from] ?? []).some((room) => room === to || (room === 'core/*' && to.startsWith('core')));

const imports = files.flatMap((file) => {
  const source = readFileSync(join(src, file), 'utf8');
  const found = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, target = '']) => target);
  return found.map((target) => ({ file, target }));
});

describe('the map', () => {
  test('has every room', () => {
    const rooms = new Set(files.map(roomOf));
    rooms.delete('core');
    for (const room of rooms) expect(Object.keys(MAP), `src/${room} is not on the map`).toContain(room);
  });

  test('every arrow points down', () => {
    const wrong = imports.flatMap(({ file, target }) => {
      if (!target.startsWith('.')) return [];
      const to = relative(src, join(src, dirname(file), target)).replace(/\.js$/, '');
      if (to.startsWith('..') || WORDS.has(to)) return [];
      const [from, room] = [roomOf(file), roomOf(to)];
      if (from === 'core' || allowed(from, room)) return [];
      return [`${file} imports ${target}: the map has no arrow from ${from} to ${room}`];
    });
    expect(wrong).toEqual([]);
  });

  test('the core has no disk, network, process or clock', () => {
    const wrong = imports.filter(({ file, target }) => file.startsWith('core/') && target.startsWith('node:'));
    expect(wrong).toEqual([]);
    for (const file of files.filter((name) => name.startsWith('core/') || name.startsWith('report/'))) {
      const source = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
      expect(source, file).not.toMatch(/\b(process\.|Buffer\.|Date\.now|new Date|Math\.random|console\.|setTimeout)/);
    }
  });

  test('no room is called utils, helpers or common', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.)/.test(file))).toEqual([]);
  });

  test('global fetch and undici are never taken over', () => {
    for (const file of files)
      expect(readFileSync(join(src, file), 'utf8'), file).not.toMatch(/undici\.install|= globalThis\.fetch/);
  });
});
