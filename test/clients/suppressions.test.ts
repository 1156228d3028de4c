import { describe, expect, it } from 'vitest';
import { ClientsCollector, type ClientsReport } from '../../src/core/analysis/clients.js';
import { FAMILIES, type FamilyId, familyOfFile } from '../../src/core/clients/families.js';
import { StockForecast } from '../../src/core/clients/forecast.js';
import { readSource } from '../../src/core/clients/places.js';
import { judgeGate } from '../../src/core/report.js';
import { readSuppressions } from '../../src/core/suppression.js';
import { sha256 } from '../../src/files/contents.js';
import { clientsReporters } from '../../src/report/clients/index.js';
import { CASES } from './cases/index.js';

function reportOf(path: string, text: string, today = '2026-11-21'): ClientsReport {
  const forecast = new StockForecast('3.2.0', '4.7.0');
  const collector = new ClientsCollector({ forecast, levels: new Map(), hash: sha256, mostPlaces: 1000, today });
  collector.add('src', '', path, readSource({ path, text }));
  return collector.finish({ checked: [], failed: [], notSeen: [] });
}

const idle = (report: ClientsReport): string[] =>
  report.idleSuppressions.map(({ line, state, why }) => `${line} ${state}: ${why}`);

const READS = "if (doc['ams:fault']) renew();";

describe('a suppression', () => {
  it.each([
    ['on the line above', `// faultshift-ignore FS201: the old gateway stays\n${READS}\n`],
    ['at the end of the line', `${READS} // faultshift-ignore FS201: the old gateway stays\n`],
    ['above an empty line and another comment', `// faultshift-ignore FS201: stays\n\n// renews\n${READS}\n`],
    ['by the id of the rule', `/* faultshift-ignore client-reads-xml: stays */\n${READS}\n`],
    ['among other rules, in small letters', `// faultshift-ignore fs209, fs201: stays\n${READS}\n`],
    ['with a day to come', `// faultshift-ignore FS201: stays until=2026-11-21\n${READS}\n`],
  ])('%s keeps a finding out of the counts, and is told with its reason', (_, text) => {
    const report = reportOf('a.js', text);
    expect(report.counts).toEqual({ error: 0, warning: 0, info: 0 });
    expect(report.suppressed).toBe(1);
    const [finding] = report.findings();
    expect(finding).toMatchObject({
      rule: 'client-reads-xml',
      suppressed: { reason: expect.stringContaining('stays') },
    });
    expect(idle(report)).toEqual([]);
  });

  it.each([
    [
      'without a reason',
      '// faultshift-ignore FS201',
      '1 refused: it gives no reason: faultshift-ignore FS201: reason',
    ],
    [
      'with an empty one',
      '// faultshift-ignore FS201: ',
      '1 refused: it gives no reason: faultshift-ignore FS201: reason',
    ],
    [
      'with the <reason> we print',
      '// faultshift-ignore FS201: <reason>',
      '1 refused: it gives no reason: faultshift-ignore FS201: reason',
    ],
    [
      'with a day and nothing else',
      '// faultshift-ignore FS201: until=2027-01-01',
      '1 refused: it gives no reason: faultshift-ignore FS201: reason',
    ],
    ['without a rule', '// faultshift-ignore: stays', '1 refused: it names no rule: faultshift-ignore FS201: reason'],
    ['with a rule that there is not', '// faultshift-ignore FS999: stays', '1 refused: no rule is called FS999'],
    ['that is over', '// faultshift-ignore FS201: stays until=2026-11-20', '1 refused: it held until 2026-11-20'],
    [
      'with a day that is none',
      '// faultshift-ignore FS201: stays until=soon',
      '1 refused: until is no day: until=2027-01-31',
    ],
  ])('%s does not hold, and that is said', (_, comment, why) => {
    const report = reportOf('a.js', `${comment}\n${READS}\n`);
    expect(report.counts.error).toBe(1);
    expect(idle(report)).toEqual([why]);
  });

  it('of another rule, or of a line further down, is not needed', () => {
    expect(idle(reportOf('a.js', `// faultshift-ignore FS202: stays\n${READS}\n`))).toEqual([
      '1 unused: nothing is told there by FS202',
    ]);
    const far = reportOf('a.js', `// faultshift-ignore FS201: stays\nconst a = 1;\n${READS}\n`);
    expect(far.counts.error).toBe(1);
    expect(idle(far)).toEqual(['1 unused: nothing is told there by FS201']);
  });

  it('in a string is a string', () => {
    const report = reportOf('a.js', `const hint = "faultshift-ignore FS201: stays";\n${READS}\n`);
    expect(report.counts.error).toBe(1);
    expect(idle(report)).toEqual([]);
  });

  it('may stand within a comment that it is about', () => {
    const report = reportOf('a.go', '// faultshift-ignore FS209: history\n// It was <ams:code>900901</ams:code>.\n');
    expect(report.suppressed).toBe(1);
  });

  it('does not give away a secret', () => {
    const report = reportOf('a.js', `// faultshift-ignore FS201: password=hunter22xyz stays\n${READS}\n`);
    expect(JSON.stringify([...report.findings()])).not.toContain('hunter22xyz');
  });

  it('in the form that the report prints holds in every language that has one', () => {
    const tried = new Set<FamilyId>();
    for (const { path, text } of CASES) {
      const [told] = reportOf(path, text).places.filter((place) => place.told !== undefined);
      const family = familyOfFile(path, text);
      if (told?.suppression === undefined || tried.has(family)) continue;
      const { line, comment } = told.suppression;
      const lines = text.split('\n');
      // Where the first line says what the file is, it stays the first.
      if (line === 1 && /^(?:#!|<\?|<[a-z:]+[ >]|[{[])/i.test(text)) continue;
      lines.splice(line - 1, 0, comment.replace('<reason>', 'it stays'));
      const after = reportOf(path, lines.join('\n'));
      expect(after.suppressed, `${path}: ${lines.slice(Math.max(0, line - 3), line + 1).join('\n')}`).toBeGreaterThan(
        0,
      );
      tried.add(family);
    }
    expect(tried.size).toBeGreaterThan(24);
    expect([...tried].every((id) => id in FAMILIES)).toBe(true);
  });
});

describe('the text for people', () => {
  it('counts what comments accept, and says which comments do not hold', () => {
    const text = `// faultshift-ignore FS201: old gateway \u001b[31m stays\n${READS}\n\n\n\n\n\n\n\n\n\n\n\n\n\n// faultshift-ignore FS201\n${READS}\n`;
    const report = reportOf('a.js', text);
    const write = (verbose: boolean): string =>
      [
        ...clientsReporters.text(report, {
          tool: { name: 'faultshift', version: '0.0.0' },
          gate: judgeGate(report, { failOn: 'error', maxFindings: 0 }),
          style: (_, words) => words,
          verbose,
        }),
      ].join('');
    expect(write(false)).toContain('  Accepted by a comment: 1 place  --verbose lists them\n');
    expect(write(false)).toContain('Does not hold  src/a.js:16: it gives no reason');
    expect(write(true)).toContain('    · a.js:2  client-reads-xml: old gateway \\u001b[31m stays\n');
    expect(write(true)).not.toContain('\u001b');
  });
});

describe('reading them', () => {
  it('is linear, and stops at two hundred', () => {
    const start = performance.now();
    for (const text of [
      'faultshift-ignore ',
      'faultshift-ignore A,',
      'faultshift-ignore A: until=',
      '\nfaultshift-ignore A: b',
    ]) {
      expect(readSuppressions(text.repeat(60_000)).length).toBeLessThanOrEqual(200);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
