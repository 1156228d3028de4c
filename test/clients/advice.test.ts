import { describe, expect, it } from 'vitest';
import { ADVISED, adviceFor, snippetFor } from '../../src/core/clients/advice.js';
import { FAMILIES, type Family, type FamilyId } from '../../src/core/clients/families.js';
import { readSource } from '../../src/core/clients/places.js';
import { isBreaking } from '../support/client-score.js';

const nameOf = (id: FamilyId): string => {
  const { extensions } = FAMILIES[id] as Family;
  return `a.${extensions[0] ?? 'txt'}`;
};

describe('advice', () => {
  it.each(ADVISED)('for %s is not itself what it warns of', (id) => {
    const advice = adviceFor(id);
    if (advice === undefined) throw new Error('no advice');
    for (const form of ['xml', 'wrapped-json', 'flat-json'] as const) {
      for (const both of [true, false]) {
        const text = snippetFor(advice, form, both).join('\n');
        const found = readSource({ path: nameOf(id), text }).places.filter(isBreaking);
        expect(found.map(({ kind, quote }) => `${form} ${both}: ${kind}: ${quote}`)).toEqual([]);
      }
    }
  });

  it('compares code as a text, and reads it from the top', () => {
    for (const id of ADVISED) {
      const now = adviceFor(id)?.now.join('\n') ?? '';
      expect(now, id).toMatch(/code/);
      expect(now, id).not.toMatch(/[=!]=\s*9009/);
      expect(now, id).not.toMatch(/fault/i);
    }
  });

  it('is short', () => {
    for (const id of ADVISED) {
      const advice = adviceFor(id);
      for (const form of ['xml', 'wrapped-json', 'flat-json'] as const) {
        expect(snippetFor(advice as NonNullable<typeof advice>, form, true).length, id).toBeLessThanOrEqual(10);
      }
    }
  });

  it('exists for the languages of the survey', () => {
    for (const id of [
      'javascript',
      'java',
      'kotlin',
      'csharp',
      'python',
      'php',
      'ruby',
      'go',
      'swift',
      'objectivec',
      'dart',
      'rust',
      'perl',
      'shell',
      'groovy',
      'scala',
      'xslt',
      'jmeter',
      'postman',
      'openapi',
      'synapse',
    ] as const) {
      expect(adviceFor(id), id).toBeDefined();
    }
  });
});
