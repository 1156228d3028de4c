import { SCENARIOS } from '../../core/mediation/scenarios.js';
import { RELEASES } from '../../core/stock/releases.js';
import { STOCK } from '../../generated/stock.js';
import { ALL_RULES } from '../all-rules.js';
import { writeTo } from '../output.js';

const json = (value: unknown): string[] => [`${JSON.stringify(value, null, 2)}\n`];

/** @returns the exit code */
export async function listRules(format: string): Promise<number> {
  const rules = ALL_RULES.map(({ id, code, severity, title }) => ({ id, code, severity, title }));
  const lines = rules.map(
    ({ id, code, severity, title }) => `${code}  ${severity.padEnd(7)}  ${id.padEnd(32)}  ${title}\n`,
  );
  await writeTo(process.stdout, format === 'json' ? json(rules) : lines);
  return 0;
}

/** @returns the exit code */
export async function listVersions(format: string): Promise<number> {
  const versions = RELEASES.map((release) => {
    const has = (folder: string): number =>
      STOCK.filter((entry) => entry.folder === folder && entry.variants.some((v) => v.releases.includes(release)))
        .length;
    return {
      release,
      sequences: has('sequences'),
      customSequences: has('customsequences/fault'),
      apis: has('api'),
      templates: has('api_templates'),
    };
  });
  const head = 'release  sequences  custom  APIs  templates\n';
  const lines = versions.map(
    ({ release, sequences, customSequences, apis, templates }) =>
      `${release.padEnd(7)}  ${String(sequences).padStart(9)}  ${String(customSequences).padStart(6)}  ${String(apis).padStart(4)}  ${String(templates).padStart(9)}\n`,
  );
  await writeTo(process.stdout, format === 'json' ? json(versions) : [head, ...lines]);
  return 0;
}

/** @returns the exit code */
export async function listScenarios(format: string): Promise<number> {
  const scenarios = SCENARIOS.map(({ id, title, sequence, since, until, provocation: { needs, impact } }) => ({
    id,
    title,
    sequence,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    needs,
    impact,
  }));
  const span = ({ since = '', until = '' }: { since?: string; until?: string }): string =>
    since === '' && until === '' ? 'all' : since === until ? since : `${since}–${until}`;
  const lines = scenarios.map(({ id, title, sequence, needs, impact, ...releases }) =>
    [id.padEnd(24), sequence.padEnd(30), span(releases).padEnd(8), needs.padEnd(8), impact.padEnd(11), title].join(' '),
  );
  await writeTo(process.stdout, format === 'json' ? json(scenarios) : lines.map((line) => `${line}\n`));
  return 0;
}
