import { UsageError } from '../../errors.js';
import { ALL_RULES, ruleOf } from '../all-rules.js';
import { nearest } from '../nearest.js';
import { writeTo } from '../output.js';

const wrap = (text: string, width: number): string =>
  text
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
      return lines;
    }, [])
    .join('\n          ');

/** @returns the exit code */
export async function runExplain(name: string, format: string): Promise<number> {
  const rule = ruleOf(name);
  if (rule === undefined)
    throw new UsageError(
      `no rule is called ${name}`,
      nearest(
        name,
        ALL_RULES.map(({ id }) => id),
      ),
    );
  const { id, code, severity, title, why, fix, source } = rule;
  if (format === 'json') {
    await writeTo(process.stdout, [`${JSON.stringify({ id, code, severity, title, why, fix, source }, null, 2)}\n`]);
    return 0;
  }
  const row = (label: string, text: string): string => `${label.padEnd(10)}${wrap(text, 78)}\n`;
  await writeTo(process.stdout, [
    `${id} (${code}, ${severity})\n\n  ${title}.\n\n`,
    row('Why', why),
    '\n',
    row('What to do', fix).replace('What to do', 'Do        '),
    '\n',
    row('Source', source),
  ]);
  return 0;
}
