import { CLIENT_RULES } from '../../core/rules/index.js';
import { wrap } from '../../core/text.js';
import { UsageError } from '../../errors.js';
import { ALL_RULES, ruleOf } from '../all-rules.js';
import { nearest } from '../nearest.js';
import { writeTo } from '../output.js';
import { adviceLines, adviceRecords } from './advice.js';

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
  const client = CLIENT_RULES.find((one) => one.id === id);
  if (format === 'json') {
    const advice = client === undefined ? {} : { advice: adviceRecords(client.form) };
    await writeTo(process.stdout, [
      `${JSON.stringify({ id, code, severity, title, why, fix, source, ...advice }, null, 2)}\n`,
    ]);
    return 0;
  }
  const row = (label: string, text: string): string => `${label.padEnd(10)}${wrap(text, 78).join('\n          ')}\n`;
  await writeTo(process.stdout, [
    `${id} (${code}, ${severity})\n\n  ${title}.\n\n`,
    row('Why', why),
    '\n',
    row('What to do', fix).replace('What to do', 'Do        '),
    '\n',
    row('Source', source),
    ...(client === undefined ? [] : adviceLines(client.form)),
  ]);
  return 0;
}
