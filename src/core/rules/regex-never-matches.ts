import { ERROR_CODES } from '../stock/facts.js';
import { HTTP_METHODS, MESSAGE_FORMATS } from '../stock/properties.js';
import type { At, Expression } from '../synapse/index.js';
import { javaRegex } from '../synapse/java-regex.js';
import { mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { readOf, typeOf } from './sequence/expressions.js';

interface Values {
  readonly what: string;
  readonly values: readonly string[];
  /** Other values are possible, so only a pattern that hits a part of a known one is surely a slip. */
  readonly more: boolean;
}

const METHOD: Values = { what: 'no HTTP method', values: HTTP_METHODS, more: false };
const FORMAT: Values = { what: 'none of pox, soap11 and soap12', values: MESSAGE_FORMATS, more: false };
const TRUTH: Values = { what: 'neither true nor false', values: ['true', 'false'], more: false };
const CODE: Values = { what: 'no error code', values: ERROR_CODES.map(({ code }) => code), more: true };

/** The values that an expression can have, where the gateway's documents name them. */
function valuesOf(expression: Expression | undefined): Values | undefined {
  if (expression?.kind !== 'xpath') return undefined;
  const read = readOf(expression.tree);
  if (read === undefined) return typeOf(expression.tree) === 'boolean' ? TRUTH : undefined;
  const { scope, name, by } = read;
  if (scope === 'axis2' && name === 'HTTP_METHOD') return METHOD;
  if (scope === 'default' && name === 'MESSAGE_FORMAT' && by === 'function') return FORMAT;
  return scope === 'default' && name === 'ERROR_CODE' ? CODE : undefined;
}

function neverMatches(pattern: string, { values, more }: Values): boolean {
  const whole = javaRegex(pattern);
  if (whole.is !== 'regex' || values.some((value) => whole.test(value) !== false)) return false;
  if (!more) return true;
  if (/^[1-5]\d\d$/.test(pattern)) return false; // a status, which sequences of the user's may well set as their code
  const part = javaRegex(`.*(?:${pattern}).*`);
  return part.is === 'regex' && values.some((value) => part.test(value) === true);
}

const hit = (at: At, regex: string | undefined, expression: Expression | undefined): Hit[] => {
  const values = valuesOf(expression);
  if (regex === undefined || values === undefined || !neverMatches(regex, values)) return [];
  return [{ at, args: { regex, what: values.what } }];
};

export const regexNeverMatches = sequenceRule({
  id: 'regex-never-matches',
  code: 'FS038',
  severity: 'warning',
  title: 'A regex matches no value that the source can have',
  why: 'A regex has to match the whole text, in its exact case: PO does not match POST, and 9009 does not match 900901. The branch never runs.',
  fix: 'Write the whole value, or .* where the rest does not matter.',
  source: 'synapse-semantics 2.2, 4.1, trap 14 (recorded)',
  find: ({ model }) => [
    ...mediatorsOf(model, 'filter').flatMap(({ at, source, regex }) => hit(at, regex, source)),
    ...mediatorsOf(model, 'switch').flatMap(({ source, cases }) =>
      cases.flatMap((one) => hit(one.at, one.regex, source)),
    ),
  ],
  message: ({ regex, what }) => `${regex} has to match in full, and matches ${what}: this branch never runs.`,
});
