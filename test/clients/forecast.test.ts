import { describe, expect, it } from 'vitest';
import { type FaultForecast, fateOf, StockForecast } from '../../src/core/clients/forecast.js';
import type { ClientPlace } from '../../src/core/clients/model.js';
import { readSource } from '../../src/core/clients/places.js';
import { subjectOf } from '../../src/core/clients/subject.js';
import { CLIENT_RULES, ruleOf } from '../../src/core/rules/index.js';
import { ERROR_CODES } from '../../src/core/stock/facts.js';
import { RELEASES } from '../../src/core/stock/releases.js';

const place = (path: string, text: string): ClientPlace => {
  const [first] = readSource({ path, text }).places;
  if (first === undefined) throw new Error(`nothing is said of ${path}`);
  return first;
};

const stock = (from: (typeof RELEASES)[number] = '2.6.0', to: (typeof RELEASES)[number] = '4.1.0') =>
  new StockForecast(from, to);

/** What the rules say of a text: `client-reads-xml: …`. */
function told(path: string, text: string, forecast: FaultForecast = stock()): string[] {
  return readSource({ path, text }).places.flatMap((one) => {
    const subject = subjectOf(one, forecast);
    return CLIENT_RULES.flatMap((rule) =>
      rule.find(subject).map(({ args = {} }) => `${rule.id}: ${rule.message(args)}`),
    );
  });
}

describe('the stock change', () => {
  const change = (codes: string[], sequences: string[] = [], accepts: 'json' | 'any' = 'any') =>
    stock()
      .changesOf({ codes, sequences, accepts })
      .map(({ sequence, before, after }) => `${sequence}: ${before.words} → ${after.words}`);

  it('takes the sequences from the codes', () => {
    expect(change(['900804'])).toEqual([
      '_throttle_out_handler_: XML, amt:fault with code, message, description and nextAccessTime → JSON with code, message, description and nextAccessTime, all texts',
    ]);
    expect(change(['101503'])).toEqual([
      'fault: XML, am:fault with code, type, message and description → JSON with code, type, message and description, all texts',
    ]);
    expect(change(['700700'])[0]).toMatch(
      /^_api_blocked_sequence_: XML, am:fault .* from the API file → JSON with code, type and description/,
    );
  });

  it('takes the sequences as given where there are no codes', () => {
    expect(change([], ['_auth_failure_handler_'])[0]).toMatch(/^_auth_failure_handler_: XML, ams:fault/);
    expect(change(['999999'], ['main'])[0]).toMatch(/^main: XML, am:fault/);
  });

  it('knows the wrapped form of those who accept JSON, and that only Java converts', () => {
    expect(change(['900901'], [], 'json')[0]).toMatch(
      /JSON with fault around code, message and description, code a number → JSON/,
    );
    expect(change(['101503'], [], 'json')[0]).toMatch(/^fault: XML/);
  });

  it('says what it does not know', () => {
    expect(change([], ['my_own'])).toEqual([
      'my_own: not known: my_own is no sequence of the stock → not known: my_own is no sequence of the stock',
    ]);
  });

  it('tells codes that the target does not send', () => {
    const [only] = new StockForecast('3.2.0', '4.0.0').changesOf({ codes: ['900912'], sequences: [], accepts: 'any' });
    expect(only?.notes).toEqual(['4.0.0 does not send 900912 (renumbered 900820 in 4.0.0)']);
  });

  it('has words for every code between any two releases', () => {
    for (const from of RELEASES) {
      for (const to of RELEASES) {
        const forecast = new StockForecast(from, to);
        for (const { code, sequences } of ERROR_CODES) {
          const changes = forecast.changesOf({ codes: [code], sequences: ['fault'], accepts: 'any' });
          expect(changes.length).toBe(Math.max(1, sequences.length));
          for (const { before, after } of changes) expect(before.words.length * after.words.length).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe('the fate of a place', () => {
  const xmlClient = 'if (body.contains("<ams:code>900901")) { refreshToken(); }';
  it('breaks when XML becomes JSON', () => {
    expect(subjectOf(place('A.java', xmlClient), stock()).fate).toBe('breaks');
  });
  it('keeps when the target still answers XML', () => {
    expect(subjectOf(place('A.java', xmlClient), stock('2.1.0', '2.6.0')).fate).toBe('keeps');
    expect(told('A.java', xmlClient, stock('2.1.0', '2.6.0'))).toEqual([]);
  });
  it('is unknown where the forecast is', () => {
    const unsure: FaultForecast = {
      from: '2.6.0',
      to: '4.1.0',
      basis: 'nothing',
      changesOf: ({ codes }) => [
        {
          sequence: 'x',
          codes,
          before: { form: 'xml', words: 'XML' },
          after: { form: 'unknown', words: 'not known' },
          notes: [],
        },
      ],
    };
    expect(subjectOf(place('A.java', xmlClient), unsure).fate).toBe('unknown');
    expect(told('A.java', xmlClient, unsure)[0]).toContain('what 4.1.0 answers could not be worked out');
  });
  it('breaks where a home answers nothing at all, and keeps where its own sequence keeps XML', () => {
    const home = (form: 'xml' | 'no-body'): FaultForecast => ({
      ...stock(),
      from: '2.6.0',
      to: '4.1.0',
      basis: 'the home',
      changesOf: ({ codes }) => [
        {
          sequence: '_auth_failure_handler_',
          codes,
          before: { form: 'xml', words: 'XML' },
          after: { form, words: 'no body' },
          notes: [],
        },
      ],
    });
    expect(told('A.java', xmlClient, home('no-body'))[0]).toContain(
      'that answer is no body, so ams:code is never found',
    );
    expect(told('A.java', xmlClient, home('xml'))).toEqual([]);
  });
  it('says so when the source already answers JSON', () => {
    expect(told('A.java', xmlClient, stock('4.0.0', '4.2.0'))[0]).toContain('that answer is JSON already, so');
  });
  it.each([
    ['xml', ['json'], 'breaks'],
    ['xml', ['xml', 'json'], 'breaks'],
    ['xml', ['xml', 'not-sent'], 'keeps'],
    ['xml', [], 'unknown'],
    ['wrapped-json', ['wrapped-json'], 'keeps'],
    ['number', ['json'], 'breaks'],
    ['number', ['xml'], 'keeps'],
  ] as const)('%s with %j %s', (reads, afters, fate) => {
    const changes = afters.map((form) => ({
      sequence: 's',
      codes: [],
      before: { form, words: '' },
      after: { form, words: '' },
      notes: [],
    }));
    expect(fateOf(changes, reads)).toBe(fate);
  });
});

describe('what the rules say', () => {
  it.each([
    [
      'A.java',
      'if (body.contains("<ams:code>900901")) { refreshToken(); }',
      'client-reads-xml: This branch handles 900901 (Invalid Credentials); after the upgrade to 4.1.0 that answer is JSON, so ams:code is never found and the token is never renewed.',
    ],
    [
      'a.js',
      'if (data.fault.code === 900804) { retryLater(); }',
      'client-reads-wrapped-json: This branch handles 900804 (Message throttled out); after the upgrade to 4.1.0 that answer is JSON without the wrapper, so fault.code is not there and the client does not wait and try again; code is a text then, so comparing it with a number fails as well.',
    ],
    [
      'a.py',
      'if body["code"] == 900901:\n    token = refresh_token()',
      'client-compares-code-as-number: This code compares code with a number, 900901 (Invalid Credentials); in the JSON it is a text, so the comparison never holds and the token is never renewed.',
    ],
    [
      'a.zyx',
      'if contains(body, "ams:fault") login',
      'client-may-read-old-fault: May read the XML of failed authentications in a language we do not know; after the upgrade to 4.1.0 those answers are JSON.',
    ],
    [
      'src/test/java/AIT.java',
      'assertTrue(body.contains("am:fault"));',
      'test-reads-old-fault: This test expects the XML of the fault and main sequences; after the upgrade to 4.1.0 those answers are JSON, so it will fail.',
    ],
    [
      'a.xsd',
      '<xs:schema targetNamespace="http://wso2.org/apimanager/security"/>',
      'api-definition-promises-old-fault: The definition promises XML for errors of the gateway; 4.1.0 answers flat JSON with code as a text.',
    ],
    [
      'a.ts',
      'const f = body.fault ?? body;\nif (String(f.code) === "900901") login(f.fault);',
      'client-reads-both-forms: Reads 900901 (Invalid Credentials) and seems to read the flat JSON too.',
    ],
    [
      'a.go',
      'fmt.Fprintf(w, "<amt:fault><amt:code>%d</amt:code></amt:fault>", code)',
      'fault-written-here: Writes the fault itself: the side that answers, not a client.',
    ],
    ['a.rb', '# looks for ams:code\nx = 1', 'old-fault-quoted: A comment quotes the old fault.'],
  ] as const)('%s: %j', (path, text, message) => {
    expect(told(path, text)).toEqual([message]);
  });

  it('gives every client rule a place that triggers it, and never two of them one place', () => {
    const ids = CLIENT_RULES.map(({ id }) => id);
    expect(ids).toHaveLength(9);
    expect(ids.map((id) => ruleOf(id)?.code)).toEqual([
      'FS201',
      'FS202',
      'FS203',
      'FS204',
      'FS205',
      'FS206',
      'FS207',
      'FS208',
      'FS209',
    ]);
  });
});
