import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renewed, transcriptPages } from '../../tools/transcripts.js';

describe('the commands in README.md and docs/ print what stands there (npm run docs writes it)', () => {
  test.each(transcriptPages())('%s', (name) => {
    const page = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    expect(renewed(page)).toBe(page);
  });
});
