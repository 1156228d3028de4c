import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reasonWords } from '../../src/core/port/reasons.js';
import { roleOfName } from '../../src/core/stock/facts.js';
import type { Release } from '../../src/core/stock/releases.js';
import { attribute } from '../../src/core/xml/index.js';
import { port, sideOf } from '../support/port.js';

const folder = fileURLToPath(new URL('../fixtures/port/', import.meta.url));

interface Case {
  readonly from: Release;
  readonly to: Release;
  /** What becomes of each edit, and why. */
  readonly edits: readonly string[];
}

/** Set to rewrite the expectations; their diff is read like code. */
const rewrites = process.env['FAULTSHIFT_REWRITE'] === 'port';

describe('ports', () => {
  test.each(readdirSync(folder))('%s', (name) => {
    const at = (file: string): string => `${folder}${name}/${file}`;
    const [base, ours, theirs] = ['base.xml', 'ours.xml', 'theirs.xml'].map((file) =>
      readFileSync(at(file), 'utf8'),
    ) as [string, string, string];
    const { from, to, edits } = JSON.parse(readFileSync(at('case.json'), 'utf8')) as Case;
    const role = roleOfName(attribute(sideOf(theirs).root, 'name') ?? '');
    const situation = { from, to, ...(role && { role }) };
    const { text, decisions } = port(base, ours, theirs, situation);
    const told = decisions.map(({ edit, fate, told: reasons, conflict }) => {
      const why = conflict?.why ?? reasons.map(({ code, args }) => reasonWords(code, args)).join('; ');
      return `${edit.kind} ${fate}${why === '' ? '' : `: ${why}`}`;
    });
    if (rewrites) {
      writeFileSync(at('expected.xml'), text);
      writeFileSync(at('case.json'), `${JSON.stringify({ from, to, edits: told }, null, 2)}\n`);
      return;
    }
    expect(existsSync(at('expected.xml'))).toBe(true);
    expect(text).toBe(readFileSync(at('expected.xml'), 'utf8'));
    expect(told).toEqual(edits);
    // A conflict that is looked at later must not hide in a file that no gateway reads.
    expect(() => sideOf(text)).not.toThrow();
    // Who ports into a home that was ported into before gets what he has.
    if (decisions.every(({ conflict }) => conflict === undefined)) {
      const again = port(base, ours, text, situation);
      expect(again.text).toBe(text);
      expect(again.decisions.filter(({ conflict }) => conflict !== undefined)).toEqual([]);
    }
  });
});
