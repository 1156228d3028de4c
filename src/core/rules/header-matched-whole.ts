import type { At, Expression } from '../synapse/index.js';
import { javaRegex } from '../synapse/java-regex.js';
import { mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { readOf } from './sequence/expressions.js';

/** Headers whose values carry lists or parameters. */
const LISTS: Readonly<Record<string, string>> = {
  accept: 'application/json, */*',
  'accept-language': 'de-DE,de;q=0.9',
  'content-type': 'application/json; charset=UTF-8',
};

function hit(at: At, regex: string | undefined, source: Expression | undefined): Hit[] {
  const read = source?.kind === 'xpath' ? readOf(source.tree) : undefined;
  const example = read?.scope === 'transport' ? LISTS[read.name.toLowerCase()] : undefined;
  if (read === undefined || example === undefined || regex === undefined) return [];
  const compiled = javaRegex(regex);
  // only a pattern without any freedom can be meant for a part
  if (compiled.is !== 'regex' || compiled.literal === undefined || regex === '') return [];
  return [{ at, args: { regex, header: read.name, example } }];
}

export const headerMatchedWhole = sequenceRule({
  id: 'header-matched-whole',
  code: 'FS046',
  severity: 'info',
  title: 'A header with lists or parameters is compared as a whole',
  why: 'A regex has to match the whole header. Browsers and libraries send lists and parameters, so the branch runs for few of the clients it was written for.',
  fix: "Write .*application/json.* or contains($trp:Accept, 'json').",
  source: 'synapse-semantics 2.2; gateway-faults B.1 (PA#7199, AM#3428)',
  find: ({ model }) => [
    ...mediatorsOf(model, 'filter').flatMap(({ at, source, regex }) => hit(at, regex, source)),
    ...mediatorsOf(model, 'switch').flatMap(({ source, cases }) =>
      cases.flatMap((one) => hit(one.at, one.regex, source)),
    ),
  ],
  message: ({ regex, header, example }) =>
    `"${regex}" is compared with the whole ${header} header: "${example}" does not match.`,
});
