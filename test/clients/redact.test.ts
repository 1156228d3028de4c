// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source code of other languages
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/core/clients/places.js';
import { quoteLine } from '../../src/core/clients/redact.js';
import { redact } from '../../src/core/secrets.js';

describe('secrets in quoted lines', () => {
  it.each([
    ['Authorization: Bearer 9f86d081884c7d65', 'Authorization: Bearer …'],
    ['"Authorization", "Basic dXNlcjpwYXNzd29yZA=="', '"Authorization", "Basic …"'],
    ["token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig_nat-ure'", "token = '…'"],
    ['password = "hunter2"', 'password = "…"'],
    ["db_passwd: 'a b c'", "db_passwd: '…'"],
    ['{"apikey": "k-123", "x": 1}', '{"apikey": "…", "x": 1}'],
    ['client_secret=abcd1234&grant_type=x', 'client_secret=…&grant_type=x'],
    ['ACCESS_TOKEN="s3cr3t"', 'ACCESS_TOKEN="…"'],
    ['curl https://joe:secret@gw.example/x', 'curl https://joe:…@gw.example/x'],
    ['id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"', 'id = "…"'],
    ['key = "AKIAIOSFODNN7EXAMPLEAKIAIOSFODNN7EX"', 'key = "…"'],
  ])('%s', (line, safe) => {
    expect(redact(line)).toBe(safe);
  });

  it.each([
    'if (body.contains("ams:code")) refreshToken(token);',
    'String auth = "Bearer " + token;',
    'const password = readPassword();',
    'headers: { Authorization: `Bearer ${token}` }',
    'xpath.evaluate("/ams:fault/ams:description", document)',
    '"http://wso2.org/apimanager/security"',
  ])('leaves code alone: %s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('reach neither quote nor evidence of a place', () => {
    const text = 'if (b.contains("ams:fault")) call("Bearer 0123456789abcdef", "password=hunter22");';
    const [place] = readSource({ path: 'A.java', text }).places;
    expect(JSON.stringify(place)).not.toMatch(/0123456789abcdef|hunter22/);
    expect(place?.quote).toBe('if (b.contains("ams:fault")) call("Bearer …", "password=…");');
  });
});

describe('quotes', () => {
  it('show the signal of a line that is far too long', () => {
    const text = `${'x'.repeat(5000)} p["ams:fault"] ${'y'.repeat(5000)}`;
    const quote = quoteLine(text, text.indexOf('ams:fault'));
    expect(quote.length).toBeLessThanOrEqual(162);
    expect(quote).toContain('ams:fault');
    expect(quote.startsWith('…') && quote.endsWith('…')).toBe(true);
  });
  it('show it behind a secret that was cut out', () => {
    const text = `f("Bearer ${'a1'.repeat(900)}", p["ams:fault"], "${'z '.repeat(300)}")`;
    expect(quoteLine(text, text.indexOf('ams:fault'))).toContain('ams:fault');
  });
});
