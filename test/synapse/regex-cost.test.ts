import { describe, expect, test } from 'vitest';
import { javaRegex } from '../../src/core/synapse/java-regex.js';

const matches = (pattern: string, text: string): boolean | undefined => {
  const regex = javaRegex(pattern);
  if (regex.is !== 'regex') throw new Error(`${pattern} is ${regex.is}`);
  return regex.test(text);
};

describe('a pattern made to be slow', () => {
  test.each(['(a+)+b', '(a|a)*b', '(a?)*b', '([a-z]+)*\\d', '(?:a{1,9}){9,}b', '(a|aa)+$', '.*.*.*.*.*x'])(
    '%s does not say of a long text whether it matches',
    (pattern) => {
      expect(matches(pattern, `${'a'.repeat(60)}!`)).toBeUndefined();
    },
  );

  test('is run on a short one', () => {
    expect(matches('(a+)+b', 'aaab')).toBe(true);
    expect(matches('(a+)+b', 'aaac')).toBe(false);
  });
});

test.each([
  ['soap1[1-2]', 'soap11'],
  ['.*application/json.*', `text/html;q=0.8, application/json, ${'x'.repeat(900)}`],
  ['(GET|POST|PUT)', 'POST'],
  ['9009\\d\\d', '900901'],
  ['[^/]+/[^/]+', 'application/json'],
  ['(\\w{3}){2}', 'abcdef'],
  ['\\Qa+b\\E.*', 'a+b and more'],
])('an ordinary one is: %s', (pattern, text) => {
  expect(matches(pattern, text)).toBe(true);
});
