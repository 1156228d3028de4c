import { describe, expect, test } from 'vitest';
import { curlLine } from '../../src/core/probe/curl.js';
import { type PlanOptions, planProbes } from '../../src/core/probe/plan.js';
import { Secrets } from '../../src/core/probe/secrets.js';

const target = { name: 'https://gw', origin: 'https://gw', prefix: '' };
const plan = (options: Partial<PlanOptions> = {}) =>
  planProbes([target], {
    release: '4.1.0',
    apis: [],
    fixtures: [],
    modifying: false,
    nonce: 'n0nce',
    userAgent: 'test',
    ...options,
  });
const lines = (options: Partial<PlanOptions> = {}) =>
  plan(options).probes.map(({ scenario, sent, accept }) => `${scenario.id} ${sent.method} ${sent.path} ${accept}`);

describe('what is sent', () => {
  test('with an address alone, one GET that nobody can be hurt by', () => {
    expect(lines()).toEqual(['unknown-context GET /faultshift-n0nce */*']);
  });

  test('with an API, what needs no token', () => {
    expect(lines({ apis: [{ path: '/pizza/1.0.0/menu' }] })).toEqual([
      'unknown-context GET /faultshift-n0nce */*',
      'auth-900902 GET /pizza/1.0.0/menu */*',
      'auth-900902 GET /pizza/1.0.0/menu application/json',
      'auth-900901 GET /pizza/1.0.0/menu */*',
      'auth-900901 GET /pizza/1.0.0/menu application/json',
      'mismatch-404 GET /pizza/1.0.0/faultshift-n0nce */*',
    ]);
  });

  test('never a method that changes data, unless the user says so', () => {
    const options = { apis: [{ path: '/pizza/1.0.0/menu' }], requests: ['get', 'delete'] as const };
    const { probes, skipped } = plan(options);
    const methods = probes.filter(({ sent }) => sent.path.startsWith('/pizza')).map(({ sent }) => sent.method);
    expect(new Set(methods)).toEqual(new Set(['GET']));
    expect(skipped).toEqual([
      { what: 'DELETE to /pizza/1.0.0/menu', reason: expect.stringMatching(/--modifying allows it/) },
    ]);
    expect(lines({ ...options, modifying: true })).toContain('auth-900902 DELETE /pizza/1.0.0/menu */*');
  });

  test('an open resource gets no probe of its authentication', () => {
    expect(lines({ apis: [{ path: '/a/1/x', open: true }] })).not.toContainEqual(expect.stringMatching(/^auth/));
  });

  test('a wrong method and GraphQL where the API is said to have them', () => {
    const found = lines({ apis: [{ path: '/g/1/q', context: '/g', wrongMethod: 'PUT', graphql: true }] });
    expect(found).toContain('mismatch-404 GET /g/faultshift-n0nce */*');
    expect(found).toContain('mismatch-405 PUT /g/1/q */*');
    expect(found).toContain('graphql-invalid POST /g/1/q */*');
  });

  test('tenants under /t/, targets behind a prefix', () => {
    const [, probe] = planProbes([{ ...target, prefix: '/gw' }], {
      release: '4.1.0',
      apis: [{ path: '/a/1/x', tenant: 'acme.example' }],
      fixtures: [],
      modifying: false,
      nonce: 'n',
      userAgent: 'test',
    }).probes;
    expect(probe?.sent.path).toBe('/gw/t/acme.example/a/1/x');
  });

  test('fixtures with their token; faults that the release does not raise are skipped', () => {
    const { probes, skipped } = plan({
      fixtures: [
        { scenario: 'throttle-900803', path: '/a/1/x', token: 'sesame', repeat: 20 },
        { scenario: 'threat-request', path: '/a/1/x', body: '<x/>', contentType: 'application/xml' },
        { scenario: 'guardrail', path: '/a/1/x' },
      ],
    });
    expect(probes[1]).toMatchObject({ repeat: 20, request: 'get' });
    expect(probes[1]?.sent.headers).toContainEqual(['Authorization', 'Bearer sesame']);
    expect(probes[2]).toMatchObject({ request: 'post-xml', sent: { method: 'POST' } });
    expect(skipped).toEqual([{ what: 'an AI guardrail intervenes', reason: '4.1.0 does not raise it' }]);
  });

  test('the same requests to each gateway', () => {
    const other = { ...target, name: 'https://b', origin: 'https://b' };
    const { probes } = planProbes([target, other], {
      release: '4.1.0',
      apis: [],
      fixtures: [],
      modifying: false,
      nonce: 'n',
      userAgent: 'test',
    });
    expect(probes.map(({ sent }) => sent.origin)).toEqual(['https://gw', 'https://b']);
  });
});

describe('the line that repeats a probe', () => {
  test('is one that a shell reads as it is meant', () => {
    const line = curlLine({
      method: 'POST',
      origin: 'https://gw',
      path: "/a'b",
      headers: [
        ['Accept', "it's"],
        ['User-Agent', 'x'],
        ['X', 'a\r\nb'],
      ],
      hostHeader: 'gw.example.com',
      body: new TextEncoder().encode('{"a":"$HOME"}'),
    });
    expect(line).toBe(
      "curl -isS --max-time 10 -X POST -H 'Accept: it'\\''s' -H 'X: a  b' -H 'Host: gw.example.com' " +
        `--data-binary '{"a":"$HOME"}' 'https://gw/a'\\''b'`,
    );
  });
});

describe('secrets', () => {
  const secrets = new Secrets(['s3cr3t/+token', 'abc']);
  test('go out of texts as they are, URL-encoded, in base64, in JSON', () => {
    const base64 = Buffer.from('s3cr3t/+token').toString('base64');
    const text = `a s3cr3t/+token b s3cr3t%2F%2Btoken c ${base64} d ${base64.replace(/=+$/, '')} e`;
    expect(secrets.redact(text)).toBe('a [redacted] b [redacted] c [redacted] d [redacted] e');
    expect(new Secrets(['quo"te\\d']).redact('{"x":"quo\\"te\\\\d"}')).toBe('{"x":"[redacted]"}');
  });

  test('that are too short to tell from words stay', () => {
    expect(secrets.redact('abc')).toBe('abc');
  });
});
