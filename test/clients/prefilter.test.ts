import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../src/core/clients/decode.js';
import { readSource } from '../../src/core/clients/places.js';
import { Prefilter } from '../../src/core/clients/prefilter.js';
import { LITERALS, SIGNAL_IDS, SIGNALS } from '../../src/core/clients/signals.js';
import { wantedBytes } from '../../src/core/clients/wanted.js';
import { CASES } from './cases/index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same question, asked slowly. */
function naive(text: string): boolean {
  const folded = text.toLowerCase();
  return LITERALS.some((literal) => {
    for (let at = folded.indexOf(literal.toLowerCase()); at >= 0; at = folded.indexOf(literal.toLowerCase(), at + 1)) {
      if (!literal.startsWith('fault') || !/(?:ef|EF)$/.test(text.slice(0, at + 1))) return true;
    }
    return false;
  });
}

describe('the prefilter', () => {
  it('answers as a slow search does', () => {
    const prefilter = new Prefilter(LITERALS);
    const piece = fc.constantFrom(
      'am',
      'ams',
      's:',
      ':code',
      'fau',
      'lt',
      'fault',
      'FAULT',
      'de',
      'DE',
      'De',
      'Fault',
      '900',
      '90',
      '1',
      '8',
      '/api',
      'manager',
      '\\:',
      '%3a',
      ' ',
      'x',
      '"',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        expect(prefilter.indexIn(bytes(text)) >= 0).toBe(naive(text));
      }),
      { numRuns: 5000, seed: 3 },
    );
  });

  it('lets every case through that is reported', () => {
    const lost = CASES.filter(
      ({ text, path }) => readSource({ path, text }).places.length > 0 && wantedBytes(bytes(text)) !== 'yes',
    );
    expect(lost.map(({ path, row }) => `${row}: ${path}`)).toEqual([]);
  });

  it('lets every strong signal through', () => {
    const colons = [':', '\\:', '\\\\:', '\\\\\\\\:', '%3A', '%3a'];
    const names = ['fault', 'code', 'message', 'description', 'nextAccessTime', 'type'];
    const prefixed = ['am', 'ams', 'amt'].flatMap((prefix) =>
      colons.flatMap((colon) => names.map((name) => `${prefix}${colon}${name}`)),
    );
    const samples: Readonly<Record<string, readonly string[]>> = {
      'namespace-uri': [
        '//wso2.org/apimanager',
        '\\/wso2.org\\/apimanager\\/security',
        'wso2\\.org/apimanager/throttling',
      ],
      'prefixed-name': prefixed.filter((name) => !/am[st].*type|ams?\W.*next/.test(name)),
      'prefix-pattern': ['am[st]', 'am[st]?', 'am(?:s|t)?', '(?:am|ams|amt)', '(am|ams)'].flatMap((prefix) =>
        [':', '\\:'].flatMap((colon) => names.slice(0, 5).map((name) => `${prefix}${colon}${name}`)),
      ),
      'upper-name': ['AMS:MESSAGE', 'AM:FAULT', 'AMT:NEXTACCESSTIME', 'AMS\\:CODE'],
    };
    const strong = SIGNAL_IDS.filter((id) => SIGNALS[id].strength === 'strong');
    expect(Object.keys(samples).sort()).toEqual([...strong].sort());
    for (const id of strong) {
      for (const sample of samples[id] ?? []) {
        SIGNALS[id].pattern.lastIndex = 0;
        expect(SIGNALS[id].pattern.test(sample), sample).toBe(true);
        expect(wantedBytes(bytes(`"${sample}"`)), sample).toBe('yes');
      }
    }
  });

  it('leaves files alone that only have a default', () => {
    expect(wantedBytes(bytes('switch (x) { default: useDefault(); DEFAULT; }'))).toBe('no');
    expect(wantedBytes(bytes('responseFault'))).toBe('yes');
    expect(wantedBytes(new Uint8Array())).toBe('no');
  });
});

describe('encodings', () => {
  const text = 'if (b.contains("ams:fault")) { ä }\n';
  const utf16 = (little: boolean, mark: boolean): Uint8Array => {
    const units = [...(mark ? '\ufeff' : ''), ...text].map((char) => char.charCodeAt(0));
    return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
  };
  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(text)])],
    ['Latin-1', Uint8Array.from(text, (char) => char.charCodeAt(0))],
    ['UTF-16LE', utf16(true, true)],
    ['UTF-16BE', utf16(false, true)],
    ['UTF-16LE without a mark', utf16(true, false)],
    ['UTF-16BE without a mark', utf16(false, false)],
  ] as const)('%s is read', (_, encoded) => {
    expect(wantedBytes(encoded)).toBe('yes');
    const decoded = decodeSource(encoded);
    expect(decoded).toContain('"ams:fault"');
    expect(readSource({ path: 'A.java', text: decoded ?? '' }).places).toHaveLength(1);
  });

  it('knows a binary file by its zero bytes', () => {
    expect(wantedBytes(Uint8Array.from([...bytes('am:fault'), 0, 0, 0, 1, 2]))).toBe('binary');
    expect(decodeSource(Uint8Array.from([1, 0, 0, 0, 5, 6, 7, 0, 0]))).toBeUndefined();
  });

  it('counts lines of old Macintosh files', () => {
    expect(
      readSource({ path: 'a.js', text: decodeSource(bytes('x\ry\rp["ams:fault"]\r')) ?? '' }).places[0]?.line,
    ).toBe(3);
  });
});
