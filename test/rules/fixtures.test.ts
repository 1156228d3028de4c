/**
 * One folder for each rule below test/fixtures/rules, named after it:
 *
 * - `bad.xml` or `bad/` (a folder of sequences, a whole home, or source code), or `bad.json` (an answer): what the rule
 *   is there for;
 * - `findings.json`: what it says of that, with line and message;
 * - `good.xml` or `good/`: what comes near and is fine; the rule says nothing;
 * - `case.json`, where the scan has to be told something; `stock/`, where files have to count as the vendor's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { RULES, ruleOf, SEQUENCE_RULES } from '../../src/core/rules/index.js';
import { roleOfName } from '../../src/core/stock/facts.js';
import { RELEASES } from '../../src/core/stock/releases.js';
import { deploymentOf, readForGateway, readSequenceModel } from '../../src/core/synapse/index.js';
import { readXmlBytes } from '../../src/core/xml/index.js';
import { caseOf, expectedOf, findingsOf, fixtures, pathOf } from '../support/rule-case.js';

const source = fileURLToPath(new URL('../../src/core/rules/', import.meta.url));
const FRAMEWORK = new Set([
  'client-rule.ts',
  'probe-rule.ts',
  'probe-rules.ts',
  'index.ts',
  'rule.ts',
  'mediators-of.ts',
  'deploy-failures.ts',
]);

describe('the list of rules', () => {
  const files = readdirSync(source).filter((file) => file.endsWith('.ts') && !FRAMEWORK.has(file));

  test('has every rule file, and every id is its file name', () => {
    expect(RULES.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  test('stands in the order of codes, each of which is given once', () => {
    const codes = RULES.map(({ code }) => code);
    for (const code of codes) expect(code).toMatch(/^FS\d{3}$/);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test('finds each by id and by code', () => {
    for (const rule of RULES) expect([ruleOf(rule.id), ruleOf(rule.code.toLowerCase())]).toEqual([rule, rule]);
  });

  test.each(RULES)('$id says in plain text what is wrong, why, what to do and where that is written', (rule) => {
    const { title, why, fix, source: written } = rule;
    for (const text of [title, why, fix, written]) expect(text).toMatch(/^\S.*\S$/);
    expect(title, 'a title has no full stop').not.toMatch(/\.$/);
    for (const text of [why, fix]) expect(text, 'a sentence has one').toMatch(/\.$/);
    expect(written).toMatch(/gateway-faults [A-K]|synapse-semantics \d|client-patterns, \w/);
  });
});

describe('the fixtures', () => {
  test('are one folder for each rule', () => {
    expect(readdirSync(fixtures).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  test.each(RULES)('$id: the bad one gives its findings', async ({ id }) => {
    const found = await findingsOf(id, 'bad');
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expectedOf(id));
  });

  test.each(RULES)('$id: the good one gives none', async ({ id }) => {
    expect(await findingsOf(id, 'good')).toEqual([]);
  });

  test('of one rule are read by all others, which neither throw nor forget', () => {
    for (const { id } of RULES) {
      for (const side of ['bad', 'good'] as const) {
        const path = pathOf(id, side);
        const read = path.endsWith('.xml') ? readXmlBytes(readFileSync(path)) : undefined;
        if (read?.ok !== true) continue;
        const { document, decoded } = read;
        const model = readSequenceModel(path, document);
        for (const to of RELEASES) {
          const subject = { model, root: document.root, decoded, role: roleOfName(model.name ?? ''), to };
          for (const rule of SEQUENCE_RULES) expect(rule.find(subject), rule.id).toEqual(rule.find(subject));
        }
      }
    }
  });

  const single = RULES.filter(({ id }) => pathOf(id, 'bad').endsWith('.xml') && caseOf(id).deploys !== false);
  test.each(single)('$id: both are sequences that the target deploys', ({ id }) => {
    for (const side of ['bad', 'good'] as const) {
      const read = readForGateway(`${side}.xml`, readFileSync(pathOf(id, side)));
      expect(deploymentOf(read, caseOf(id).to ?? '4.7.0').failures).toEqual([]);
    }
  });
});
