import { describe, expect, test } from 'vitest';
import { becomesJson, hasTokenApi, isCopiedSingly, type Role, roleOfName } from '../../src/core/stock/facts.js';

/** @see gateway-faults E.2 */
describe('a file that a release copies by itself into a tenant that lacks it', () => {
  test.each([
    ['_threat_fault_', '4.1.0', true],
    ['_backend_failure_handler_', '4.1.0', true],
    ['_backend_failure_handler_', '4.0.0', false], // into a wrong folder
    ['_throttle_out_handler_', '4.1.0', false], // with the whole set
    ['_token_fault_', '4.1.0', false],
  ] as const)('%s on %s: %s', (name, release, copied) => {
    expect(isCopiedSingly(roleOfName(name) as Role, release)).toBe(copied);
  });
});

/** @see gateway-faults 0, A.3 */
describe('what 4.0.0 changes', () => {
  test.each([
    ['2.6.0', '3.2.0', false],
    ['3.2.0', '4.0.0', true],
    ['4.0.0', '4.6.0', false],
    ['4.1.0', '3.2.0', false],
  ] as const)('from %s to %s the answers become JSON: %s', (from, to, becomes) => {
    expect(becomesJson(from, to)).toBe(becomes);
  });

  test('the token API goes', () => {
    expect([hasTokenApi('3.2.0'), hasTokenApi('4.0.0')]).toEqual([true, false]);
  });
});
