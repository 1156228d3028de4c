import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { sarif } from '../../src/report/sarif.js';
import { finding, HOSTILE, reportOf, written } from '../support/report.js';
import schema from './sarif-2.1.0-subset.schema.json' with { type: 'json' };

const valid = new Ajv2020({ strict: false }).compile(schema);

function logOf(...args: Parameters<typeof reportOf>): Log {
  const log = JSON.parse(written(sarif, reportOf(...args)));
  expect(valid(log), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
  return log;
}

const resultsOf = (log: Log) => log.runs[0]?.results ?? [];
const notesOf = (log: Log) => log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];

describe('sarif', () => {
  test('is one run, also when nothing was found', () => {
    const log = logOf([]);
    expect(log.runs).toHaveLength(1);
    expect(resultsOf(log)).toEqual([]);
    expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  });

  test('names the rule, the place below the root of the repository, and the fingerprint', () => {
    const log = logOf([finding({ home: 'a b', file: 'sequences/ü#1.xml', fingerprint: 'f'.repeat(32), tenant: '7' })]);
    const [result] = resultsOf(log);
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b/sequences/%C3%BC%231.xml', uriBaseId: 'SRCROOT' },
      region: { startLine: 3, startColumn: 5 },
    });
    expect(result?.partialFingerprints).toEqual({ 'faultshift/v1': 'f'.repeat(32) });
    expect(log.runs[0]?.tool.driver.rules?.[result?.ruleIndex ?? -1]).toMatchObject({
      id: 'keeps-xml',
      help: { markdown: expect.stringContaining('What to do') },
      defaultConfiguration: { level: 'error' },
    });
  });

  test('a home outside of the repository keeps an absolute URI, and an archive is named by itself', () => {
    const log = logOf([finding({ home: '/opt/am' }), finding({ home: 'x', file: 'c/app.car!s/fault.xml' })]);
    expect(resultsOf(log).map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation)).toEqual([
      { uri: 'file:///opt/am/sequences/main.xml' },
      { uri: 'x/c/app.car', uriBaseId: 'SRCROOT' },
    ]);
  });

  test('tells what was accepted, by whom it was and why', () => {
    const log = logOf([
      finding({ known: { reason: 'until the move' } }),
      finding({ suppressed: { reason: 'old clients' } }),
      finding(),
    ]);
    expect(resultsOf(log).map(({ suppressions, baselineState }) => [suppressions?.[0], baselineState])).toEqual([
      [{ kind: 'external', status: 'accepted', justification: 'until the move' }, 'unchanged'],
      [{ kind: 'inSource', status: 'accepted', justification: 'old clients' }, 'new'],
      [undefined, 'new'],
    ]);
  });

  test('30,000 findings stay within the 25,000 of GitHub: the worst are kept, and what was cut is said', () => {
    const severities = ['info', 'warning', 'error'] as const;
    const many = Array.from({ length: 30_000 }, (_, i) => finding({ severity: severities[i % 3] ?? 'info' }));
    const log = logOf(many);
    const levels = resultsOf(log).map(({ level }) => level);
    expect(levels).toHaveLength(25_000);
    expect(levels.filter((level) => level === 'error')).toHaveLength(10_000);
    expect(levels.filter((level) => level === 'warning')).toHaveLength(10_000);
    expect(notesOf(log)[0]?.message.text).toMatch(/^5,000 results of 30,000 are not in this file/);
  });

  test('what somebody accepted gives way to what nobody did', () => {
    const accepted = Array.from({ length: 25_000 }, () => finding({ known: { reason: 'known' } }));
    const log = logOf([...accepted, finding({ severity: 'info' })]);
    expect(resultsOf(log)).toHaveLength(25_000);
    expect(resultsOf(log).at(-1)?.level).toBe('note');
  });

  test('a run that could not read everything is not successful, and says what and why', () => {
    const log = logOf([], {
      coverage: { checked: [], failed: [{ path: 'main.xml:2:1', reason: 'unclosed tag' }], notSeen: [] },
    });
    expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false);
    expect(notesOf(log)).toMatchObject([{ level: 'error', message: { text: 'main.xml:2:1: unclosed tag' } }]);
  });

  test('hostile text is text: no link, no control character, no direction change', () => {
    for (const text of HOSTILE) {
      const log = logOf([finding({ message: text, file: `s/${text}`, sequence: text })]);
      const [result] = resultsOf(log);
      expect(JSON.stringify(result)).not.toMatch(/[\u0000-\u001f\u202e\ud800-\udbff](?![\udc00-\udfff])/);
      expect(result?.message.text).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
    }
  });
});
