/** Writes docs/rules.md from the rules: `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ALL_RULES } from '../src/cli/all-rules.js';
import { SEVERITIES } from '../src/core/finding.js';
import { ruleOf } from '../src/core/rules/index.js';
import type { Rule, RuleText } from '../src/core/rules/rule.js';

export const ruleDocsPath = fileURLToPath(new URL('../docs/rules.md', import.meta.url));

/** What Markdown would take for markup of its own, in text that is none. */
const plain = (text: string): string => text.replaceAll('&', '&amp;').replace(/[\\`*_<>|[\]]/g, '\\$&');

const ABOUT: Readonly<Record<Rule['about'], string>> = {
  sequence: 'one sequence by itself',
  file: 'one file in its set',
  set: 'the files of one gateway or tenant',
  home: 'a whole home',
  client: 'source code that calls the gateway',
  probe: 'one answer of a live gateway',
};

/** A port has findings without a rule that looks for them. */
const aboutOf = ({ id }: RuleText): string => {
  const rule = ruleOf(id);
  return rule === undefined ? 'one ported sequence' : ABOUT[rule.about];
};

/** By code. */
const RULES = [...ALL_RULES].sort((a, b) => (a.code < b.code ? -1 : 1));

const anchor = ({ id }: RuleText): string => `[\`${id}\`](#${id})`;

const page = (rule: RuleText): string => {
  const { id, code, severity, title, why, fix, source } = rule;
  return [
    `## ${id}`,
    '',
    `**${code}**, ${severity}, about ${aboutOf(rule)}. ${plain(title)}.`,
    '',
    `- Why: ${plain(why)}`,
    `- What to do: ${plain(fix)}`,
    `- Source: ${plain(source)}`,
    '',
  ].join('\n');
};

/** The text of docs/rules.md. */
export function ruleDocs(): string {
  const counts = SEVERITIES.map((severity) => {
    const n = RULES.filter((rule) => rule.severity === severity).length;
    return `${n} ${severity === 'info' ? 'for information' : `${severity}s`}`;
  });
  const rows = RULES.map((rule) => `| ${rule.code} | ${anchor(rule)} | ${rule.severity} | ${plain(rule.title)} |`);
  return [
    '# Rules',
    '',
    '<!-- Written by `npm run docs` from src/core/rules. Edit the rules, not this page. -->',
    '',
    `${RULES.length} rules: ${counts.join(', ')}. An error means that clients surely get a wrong answer or none, a`,
    'warning that something is likely a mistake. `faultshift explain <rule>` prints what stands here; `--rule <rule>=<level>`',
    'makes a rule `error`, `warning`, `info` or `off`. Rules about one sequence speak of what you wrote or changed, not of',
    'stock mediators; the sources name the sections of the notes they were taken from.',
    '',
    '| Code | Rule | Severity | What is wrong |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...RULES.map(page),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(ruleDocsPath, ruleDocs());
  console.log(`${RULES.length} rules described in docs/rules.md`);
}
