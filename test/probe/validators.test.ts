import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validatorOf } from '../../src/cli/run/validator.js';
import { CONTRACTS } from '../../src/core/stock/facts.js';
import { validatorCode } from '../../tools/validators/code.js';

describe('the validators of stock answers', () => {
  test('are what the contracts say (npm run validators writes them)', () => {
    expect(readFileSync('src/generated/validators.js', 'utf8')).toBe(validatorCode());
  });

  test('there is one for each sequence that answers JSON', () => {
    const json = CONTRACTS.filter(({ answers }) => answers?.some(({ format }) => format === 'json'));
    for (const { name, since } of json) expect(validatorOf(`${name}@${since}`), name).toBeDefined();
  });

  test('say what differs', () => {
    const main = validatorOf('main@4.0.0');
    const fine = { code: '404', type: 'Status report', message: 'Not Found', description: 'd' };
    expect(main?.(fine)).toEqual([]);
    expect(main?.({ ...fine, code: 404 })).toEqual(['code is no string']);
    expect(main?.({ ...fine, hint: '' })).toEqual(['a member "hint" that is not foreseen']);
    expect(main?.({ code: '404' })).toEqual(['no member "type"', 'no member "message"', 'no member "description"']);
    expect(main?.([])).toEqual(['the body is no object']);
  });
});
