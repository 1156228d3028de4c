import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'junit2json';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { junit } from '../../src/report/junit.js';
import { finding, HOSTILE, reportOf, written } from '../support/report.js';

const xsd = fileURLToPath(new URL('./junit-subset.xsd', import.meta.url));
const xmllint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint'].find((path) => existsSync(path));

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

/** As somebody else's parser reads it. */
async function suitesOf(xml: string) {
  wellFormed(xml);
  const root = await parse(xml);
  if (root === undefined || root === null || !('testsuite' in root)) throw new Error('no test suites');
  return { root, suites: root.testsuite ?? [] };
}

const casesOf = async (xml: string) =>
  (await suitesOf(xml)).suites.flatMap(
    ({ testcase }) =>
      (testcase as { name?: string; failure?: unknown[]; skipped?: unknown[]; error?: unknown[] }[]) ?? [],
  );

describe('junit', () => {
  test('a clean run has a passed case for what was looked at, so that no server calls it empty', async () => {
    expect(await casesOf(written(junit, reportOf([])))).toMatchObject([{ name: '3 files' }]);
  });

  test('a case fails when it counts for the gate, and is skipped when somebody accepted the finding', async () => {
    const findings = [
      finding(),
      finding({ severity: 'warning' }),
      finding({ known: { reason: 'until the move' } }),
      finding({ home: 'other', suppressed: { reason: 'old clients' } }),
    ];
    const { root, suites } = await suitesOf(written(junit, reportOf(findings)));
    expect(root).toMatchObject({ tests: 5, failures: 1, errors: 0 });
    expect(suites.map(({ name, tests, failures, skipped }) => [name, tests, failures, skipped])).toEqual([
      ['scan: what was looked at', 1, 0, 0],
      ['scan: home', 3, 1, 1],
      ['scan: other', 1, 0, 1],
    ]);
    const strict = await suitesOf(written(junit, reportOf(findings), { failOn: 'info' }));
    expect(strict.root.failures).toBe(2);
    const none = await suitesOf(written(junit, reportOf(findings), { failOn: 'none' }));
    expect(none.root.failures).toBe(0);
  });

  test('what could not be read is an error', async () => {
    const coverage = { checked: [], failed: [{ path: 'a.xml', reason: 'unclosed tag' }], notSeen: [] };
    const [only] = await casesOf(written(junit, reportOf([], { coverage })));
    expect(only).toMatchObject({ name: 'a.xml', error: [{ message: 'unclosed tag' }] });
  });

  test('names are unique, and survive moved lines', async () => {
    const twice = [finding({ fingerprint: 'a'.repeat(32) }), finding({ fingerprint: 'b'.repeat(32) })];
    const names = (await casesOf(written(junit, reportOf(twice)))).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const moved = twice.map((one) => ({ ...one, line: one.line + 40 }));
    expect((await casesOf(written(junit, reportOf(moved)))).map(({ name }) => name)).toEqual(names);
  });

  test('hostile text stays text, and the file well-formed', async () => {
    const findings = HOSTILE.map((text) =>
      finding({ message: text, file: `s/${text}`, home: `h${text}`, known: { reason: text } }),
    );
    const open = HOSTILE.map((text) => finding({ message: text, home: text, file: text }));
    const xml = written(junit, reportOf([...findings, ...open]));
    const cases = await casesOf(xml);
    expect(cases).toHaveLength(1 + 2 * HOSTILE.length);
    expect(xml).not.toMatch(/<script|<img|\]\]>|[\u0000-\u0008\u001b\u202e]/);
  });

  test.skipIf(xmllint === undefined)('keeps to its XSD', () => {
    const findings = HOSTILE.flatMap((text) => [
      finding({ message: text, home: 'h' }),
      finding({ message: text, severity: 'info', home: 'h' }),
      finding({ message: text, suppressed: { reason: text }, home: 'h' }),
    ]);
    const coverage = { checked: ['1 file'], failed: [{ path: 'x', reason: '<&>' }], notSeen: [] };
    const xml = written(junit, reportOf(findings, { coverage }));
    execFileSync(xmllint as string, ['--noout', '--nonet', '--schema', xsd, '-'], {
      input: xml,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const broken = xml.replace('<testcase ', '<testcase bogus="1" ');
    expect(() =>
      execFileSync(xmllint as string, ['--noout', '--schema', xsd, '-'], { input: broken, stdio: 'pipe' }),
    ).toThrow();
  });
});
