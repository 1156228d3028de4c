import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleDocs, ruleDocsPath } from '../../tools/rule-docs.js';

test('docs/rules.md is what the rules say (npm run docs writes it)', () => {
  expect(readFileSync(ruleDocsPath, 'utf8')).toBe(ruleDocs());
});
