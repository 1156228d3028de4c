/** GitHub annotations, GitLab Code Quality, Markdown, Prometheus. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { github } from '../../src/report/github.js';
import { gitlab } from '../../src/report/gitlab.js';
import { markdown } from '../../src/report/markdown.js';
import { prometheus } from '../../src/report/prometheus.js';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';
import { finding, HOSTILE, reportOf, written } from '../support/report.js';
import { scanPaths } from '../support/scan.js';

const DEFAULT = 'repository/deployment/server/synapse-configs/default/sequences';
const OLD_CLASS = 'org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler';

/** What the runner of GitHub Actions takes for commands in a log. */
const commandsIn = (log: string): string[] =>
  log.split(/\r\n|\n|\r/).filter((line) => /^\s*::/.test(line) || line.includes('##['));

describe('github', () => {
  test('annotates the worst ten of each kind, and a notice tells how many there are besides', () => {
    const many = Array.from({ length: 30 }, (_, i) => finding({ severity: i % 2 === 0 ? 'error' : 'warning' }));
    const commands = commandsIn(written(github, reportOf([...many, finding({ severity: 'info' })])));
    const kinds = commands.map((line) => /^::([\w-]+)/.exec(line)?.[1]);
    expect(kinds.filter((kind) => kind === 'error')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'warning')).toHaveLength(10);
    expect(commands.at(-1)).toBe(
      '::notice title=faultshift::11 more findings: the log and the summary of the step have all of them.',
    );
    expect([kinds[0], kinds[1]]).toEqual(['group', 'endgroup']);
  });

  test('escapes what would end a property or a line', () => {
    const log = written(github, reportOf([finding({ file: 'a,b:c.xml', message: '100% of it' })]));
    expect(log).toContain('::error file=home/a%2Cb%3Ac.xml,line=3,col=5,title=faultshift%3A keeps-xml::100%25 of it\n');
  });

  test('hostile text makes no command of its own', () => {
    for (const text of HOSTILE) {
      const report = reportOf(
        [finding({ message: text, file: text, sequence: text }), finding({ message: text, home: text })],
        {
          coverage: {
            checked: [text],
            failed: [{ path: text, reason: text }],
            notSeen: [{ what: text, reason: text }],
          },
        },
      );
      const log = written(github, report);
      const kinds = commandsIn(log).map((line) => /^::([\w-]+)/.exec(line)?.[1]);
      expect(kinds, JSON.stringify(text)).toEqual(['group', 'endgroup', 'error', 'error']);
    }
  });

  test('adds all findings to the summary of the step', async () => {
    const home = folderWith({
      'updates/product.txt': 'wso2am-2.6.0',
      [`${DEFAULT}/fault.xml`]: sequence('fault', `<class name="${OLD_CLASS}"/>`),
      'summary.md': 'before\n',
    });
    const env = { GITHUB_STEP_SUMMARY: join(home, 'summary.md') };
    const { stdout, code } = await faultshift(['scan', home, '-f', 'github'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=/m);
    const summary = readFileSync(join(home, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^before\n### ❌ faultshift scan/);
    expect(summary).toContain('`vanished-class`');
  });
});

interface Issue {
  readonly fingerprint: string;
  readonly description: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe('gitlab', () => {
  const issuesOf = (...args: Parameters<typeof reportOf>): Issue[] => JSON.parse(written(gitlab, reportOf(...args)));

  test('is an array of what GitLab asks for', () => {
    expect(issuesOf([])).toEqual([]);
    expect(issuesOf([finding({ fingerprint: 'f'.repeat(32) }), finding({ known: { reason: 'known' } })])).toEqual([
      {
        description: 'Still XML.',
        check_name: 'keeps-xml',
        fingerprint: 'f'.repeat(32),
        severity: 'critical',
        location: { path: 'home/sequences/main.xml', lines: { begin: 3 } },
      },
    ]);
  });

  test('equal fingerprints of two homes get numbers, for GitLab shows only one of those that are equal', () => {
    const same = { fingerprint: 'f'.repeat(32) };
    const issues = issuesOf([finding({ ...same, home: 'a' }), finding({ ...same, home: 'b' })]);
    expect(issues.map(({ fingerprint }) => fingerprint)).toEqual(['f'.repeat(32), `${'f'.repeat(32)}-2`]);
  });

  test('fingerprints are unique within a file, and stay when lines move', async () => {
    const mediators = [
      '<log/>',
      '<drop/>',
      `<class name="${OLD_CLASS}"/>`,
      '<class name="com.acme.Gone"/>',
      '<sequence key="nobody"/>',
    ];
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...mediators), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 30 }),
        async (body, blank) => {
          const scanned = async (gap: string) => {
            const folder = folderWith({ [`${DEFAULT}/fault.xml`]: sequence('fault', body.join(gap)) });
            const report = await scanPaths([folder], { to: '4.1.0', from: '2.6.0' });
            return [...report.findings()];
          };
          const [tight, loose] = [await scanned(''), await scanned('\n'.repeat(blank))];
          found += tight.length;
          const prints = tight.map(({ fingerprint }) => fingerprint);
          expect(new Set(prints).size).toBe(prints.length);
          expect(loose.map(({ fingerprint }) => fingerprint)).toEqual(prints);
        },
      ),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(50);
  });

  test('hostile text stays text', () => {
    for (const text of HOSTILE) {
      const [issue] = issuesOf([finding({ message: text, file: text })]);
      expect(JSON.stringify(issue)).not.toMatch(/[\u0000-\u001f\u202e]|[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  });
});

describe('markdown', () => {
  test('tells the sum, the rules and the places', () => {
    const text = written(
      markdown,
      reportOf([finding(), finding({ severity: 'info' }), finding({ known: { reason: 'x' } })]),
    );
    expect(text).toContain(
      '### ❌ faultshift scan\n\n1 error, 0 warnings, 1 info; 1 accepted before. The gate is `error`: failed.',
    );
    expect(text).toContain('| `keeps-xml` | Error | 2 | The sequence keeps answering XML on the target |');
    expect(text).toContain('`home/sequences/main.xml:3:5`');
    expect(written(markdown, reportOf([]))).toMatch(/^### ✅/);
  });

  test('fits a comment, however much was found', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => finding({ message: `${'long '.repeat(200)}${i}` }));
    expect(written(markdown, reportOf(many)).length).toBeLessThan(65_536);
  });

  test('hostile text makes no markup, mention or link', () => {
    for (const text of HOSTILE) {
      const out = written(markdown, reportOf([finding({ message: text, file: text })]));
      const outside = out.replace(/(`+).*?\1/g, '');
      expect(outside).not.toMatch(/<(?!\/?(details|summary)>)/);
      expect(outside).not.toMatch(/(?<!\\)\[|@|https?:\/\/|[\u001b\u202e]/);
      expect(out.split('\n').filter((line) => line.startsWith('| Error |'))).toHaveLength(1);
    }
  });
});

describe('prometheus', () => {
  /** The text exposition format, read line by line. */
  const LINE = /^(?:# (?:HELP|TYPE) faultshift_\w+ [^\n]+|faultshift_\w+\{(?:\w+="(?:[^"\\\n]|\\[\\"n])*",?)*\} \d+)$/;

  test('tells the findings, the gate and what the command measured, each family once', () => {
    const metrics = () => [
      { name: 'probe_success', help: 'Whether it passed.', labels: { target: 'a"b\\c' }, value: 1 },
    ];
    const text = written(prometheus, reportOf([finding(), finding({ suppressed: { reason: 'x' } })], { metrics }));
    expect(text).toContain('faultshift_findings{command="scan",severity="error"} 1\n');
    expect(text).toContain('faultshift_findings_accepted{command="scan"} 1\n');
    expect(text).toContain('faultshift_probe_success{target="a\\"b\\\\c"} 1\n');
    const lines = text.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(LINE);
    const types = lines.filter((line) => line.startsWith('# TYPE'));
    expect(new Set(types).size).toBe(types.length);
  });

  test('hostile labels stay within their quotes', () => {
    for (const text of HOSTILE) {
      const metrics = () => [{ name: 'probe_success', help: 'x', labels: { target: text }, value: 0 }];
      for (const line of written(prometheus, reportOf([], { metrics })).trimEnd().split('\n'))
        expect(line).toMatch(LINE);
    }
  });
});
