import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ClientsCollector, type ClientsReport } from '../../src/core/analysis/clients.js';
import { StockForecast } from '../../src/core/clients/forecast.js';
import { readSource } from '../../src/core/clients/places.js';
import { judgeGate } from '../../src/core/report.js';
import { sha256 } from '../../src/files/contents.js';
import { clientsReporters } from '../../src/report/clients/index.js';
import type { ReportContext } from '../../src/report/reporter.js';
import { CASES } from './cases/index.js';

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../schema/clients-1.schema.json', import.meta.url)), 'utf8'),
);
const validate = new Ajv.default({ strict: true, allErrors: true }).compile(schema);

interface Options {
  readonly mostPlaces?: number;
  readonly levels?: ReadonlyMap<string, 'off' | 'error' | 'warning' | 'info'>;
}

function reportOf(
  files: Readonly<Record<string, string>>,
  { mostPlaces = 1000, levels = new Map() }: Options = {},
): ClientsReport {
  const forecast = new StockForecast('2.6.0', '4.1.0');
  const collector = new ClientsCollector({ forecast, levels, hash: sha256, mostPlaces, today: '2026-11-21' });
  for (const [path, text] of Object.entries(files))
    collector.add('src', path.includes('/') ? path.replace(/\/.*/, '') : '', path, readSource({ path, text }));
  return collector.finish({ checked: ['3 files below src'], failed: [], notSeen: [] });
}

const contextOf = (report: ClientsReport, verbose = false): ReportContext => ({
  tool: { name: 'faultshift', version: '0.0.0' },
  gate: judgeGate(report, { failOn: 'error', maxFindings: 0 }),
  style: (_, text) => text,
  verbose,
});

const write = (report: ClientsReport, format: keyof typeof clientsReporters, verbose = false): string =>
  [...clientsReporters[format](report, contextOf(report, verbose))].join('');

const CLIENT = 'if (body.contains("<ams:code>900901")) { refreshToken(); }\n';

describe('the JSON document', () => {
  it('fits its schema for every case there is', () => {
    const files = Object.fromEntries(CASES.map(({ path, text }, i) => [`case${i}/${path}`, text]));
    const document = JSON.parse(write(reportOf(files, { mostPlaces: 10_000 }), 'json'));
    expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(document.places.length).toBeGreaterThan(200);
  });

  it('fits it when there is nothing to say', () => {
    const document = JSON.parse(write(reportOf({}), 'json'));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.summary).toMatchObject({ findings: { error: 0 }, complete: true });
  });

  it('says the same as NDJSON', () => {
    const report = reportOf({ 'A.java': CLIENT, 'b.py': '# am:fault' });
    const document = JSON.parse(write(report, 'json'));
    const lines = write(report, 'ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(['head', 'place', 'place', 'finding', 'finding', 'summary']);
    const strip = ({ type: _, ...record }: Record<string, unknown>) => record;
    expect(lines.filter(({ type }) => type === 'place').map(strip)).toEqual(document.places);
    expect(lines.filter(({ type }) => type === 'finding').map(strip)).toEqual(document.findings);
  });

  it('gives the comment that would silence each place', () => {
    const report = reportOf({
      'A.java': CLIENT,
      'b.sql': "select instr(a, 'ams:fault') from t;",
      'c.html': '<script>if (t.includes("ams:fault")) f()</script>',
    });
    expect(report.places.map(({ suppression }) => suppression)).toEqual([
      { line: 1, comment: '// faultshift-ignore FS201: <reason>' },
      { line: 1, comment: '-- faultshift-ignore FS201: <reason>' },
      { line: 1, comment: '<!-- faultshift-ignore FS201: <reason> -->' },
    ]);
    const json = reportOf({ 'd.json': '{"path": "//ams:code"}' });
    expect(json.places[0]?.suppression).toBeUndefined();
  });
});

describe('findings', () => {
  it('join the common report: rule, severity, place, fingerprint, in order', () => {
    const report = reportOf({ 'z/A.java': CLIENT, 'a/b.py': '\nif "amt:fault" in t:\n    wait()' });
    const findings = [...report.findings()];
    expect(
      findings.map(({ rule, severity, home, file, line, column }) => [rule, severity, home, file, line, column]),
    ).toEqual([
      ['client-reads-xml', 'error', 'src', 'a/b.py', 2, 5],
      ['client-reads-xml', 'error', 'src', 'z/A.java', 1, 21],
    ]);
    expect(report.counts).toEqual({ error: 2, warning: 0, info: 0 });
    expect([...report.findings()]).toEqual(findings);
  });

  it('have fingerprints that survive moved lines and tell equal lines apart', () => {
    const prints = (text: string): string[] =>
      [...reportOf({ 'A.java': text }).findings()].map(({ fingerprint }) => fingerprint);
    const far = '\n'.repeat(80);
    expect(prints(CLIENT)).toEqual(prints(`\n\n${CLIENT}`));
    expect(prints(CLIENT)).toEqual(prints(`   ${CLIENT.replace(' (', '  (')}`));
    const two = prints(`${CLIENT}${far}${CLIENT}`);
    expect(new Set(two).size).toBe(2);
    expect(two[0]).toBe(prints(CLIENT)[0]);
  });

  it('take the levels of the user', () => {
    const levels = new Map([
      ['client-reads-xml', 'info'],
      ['old-fault-quoted', 'off'],
    ] as const);
    const report = reportOf({ 'A.java': CLIENT, 'b.py': '# am:fault' }, { levels });
    expect(report.counts).toEqual({ error: 0, warning: 0, info: 1 });
    expect(report.places).toHaveLength(2);
  });

  it('are counted beyond the most that are kept, and that is said', () => {
    const report = reportOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}.java`, CLIENT])), {
      mostPlaces: 5,
    });
    expect(report.places).toHaveLength(5);
    expect(report.counts.error).toBe(20);
    expect(report.coverage.notSeen).toContainEqual({
      what: '15 more places',
      reason: 'counted, not listed (--max-places)',
    });
  });

  it('say what was left out, and how often', () => {
    const report = reportOf({ 'a.py': 'if "teams:message" in x:\n    pass\nif "params:code" in x:\n    pass' });
    expect(report.coverage.notSeen).toContainEqual({
      what: '2 look-alikes',
      reason: 'left out: part of a longer word (2)',
    });
  });
});

describe('the text', () => {
  it('says what breaks, worst first, with the line and what to read instead', () => {
    const text = write(
      reportOf({ 'zoo/README.md': '`am:fault`', 'shop/A.java': CLIENT, 'app/a.spec.ts': "expect(x['ams:fault'])" }),
      'text',
    );
    expect(text).toBe(`Clients of the gateway  2.6.0 → 4.1.0  (the stock change of the releases)

src/shop
  Breaks: reads the XML fault · 1 place
    ✖ A.java:1:21
        │ if (body.contains("<ams:code>900901")) { refreshToken(); }
        This branch handles 900901 (Invalid Credentials); after the upgrade to 4.1.0 that answer is JSON, so
        ams:code is never found and the token is never renewed.

src/app
  Tests that expect the old fault · 1 place
    ▲ a.spec.ts:1:11
        │ expect(x['ams:fault'])
        This test expects the XML of failed authentications; after the upgrade to 4.1.0 those answers are
        JSON, so it will fail.

src/zoo
  Quoted only: 1 place (doc 1)  --verbose lists them

What to read instead
  The new answer is {"code":"900901","message":"…","description":"…"} with Content-Type: application/json.
  Compare code, a text; message and type are not in every fault. These lines read old and new gateways:

  Java, instead of the XML
    boolean json = contentType.contains("json");
    String code = json ? mapper.readTree(text).path("code").asText()
                       : xpath.evaluate("//*[local-name()='code']", parse(text));
    if ("900901".equals(code)) renewToken();
    A field declared as int becomes String.

Checked   3 files below src; 3 places in 3 files that speak of faults.
1 error, 1 warning, 1 info. The gate is error: failed.
`);
  });

  it('lets nothing hostile through to a terminal', () => {
    const path = 'a\u001b[2J\nb/\u202eevil.java';
    const text = write(reportOf({ [path]: `if (x.contains("ams:fault\u001b[31m\u0007")) f();` }), 'text', true);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text).toContain('a\\u001b[2J\\u000ab');
  });

  it('is the same bytes for the same report', () => {
    const report = reportOf({ 'A.java': CLIENT, 'b/c.go': 'if strings.Contains(b, "am:fault") {' });
    for (const format of ['text', 'json', 'ndjson'] as const) expect(write(report, format)).toBe(write(report, format));
  });

  it('says so when nothing was found', () => {
    expect(write(reportOf({}), 'text')).toContain(
      'Nothing here reads the old faults, as far as a text search can tell.',
    );
  });
});
