import { scan } from '../../core/analysis/scan.js';
import { Readings } from '../../core/diff/reading.js';
import { SCENARIOS } from '../../core/mediation/index.js';
import { explanationsOf } from '../../core/prediction/explain.js';
import { type PredictOptions, predictEstate } from '../../core/prediction/predict.js';
import { roleOfFile } from '../../core/stock/facts.js';
import { UsageError } from '../../errors.js';
import { sha256 } from '../../files/contents.js';
import { readEstate } from '../../files/estate.js';
import { predictExhibits } from '../../report/predict/exhibits.js';
import { predictReporters } from '../../report/predict/index.js';
import type { PredictCommandOptions } from '../commands/predict.js';
import { emit } from '../emit.js';
import { nearest } from '../nearest.js';
import { progressTo } from '../progress.js';
import { ruleLevels } from '../rule-levels.js';
import { readStock } from '../stock.js';

/** @throws UsageError for a name that no scenario has */
function checkScenarios(ids: readonly string[]): void {
  const known = SCENARIOS.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    throw new UsageError(`no such scenario: ${id}`, near === undefined ? `scenarios are ${known.join(', ')}` : near);
  }
}

/** A registered name, given as such or as its stock file. */
function registeredName(text: string): string {
  const known = [...new Set(SCENARIOS.map(({ sequence }) => sequence))];
  const file = text.split(/[\\/]/).at(-1) ?? text;
  const name = known.includes(text) ? text : roleOfFile(file.endsWith('.xml') ? file : `${file}.xml`)?.name;
  if (name !== undefined && known.includes(name)) return name;
  const near = nearest(text, known);
  throw new UsageError(`no fault leads to ${text}`, near === undefined ? `sequences are ${known.join(', ')}` : near);
}

/** @returns the exit code */
export async function runPredict(paths: readonly string[], options: PredictCommandOptions): Promise<number> {
  const { to, from, scenario, sequence, tenant, into, maxFileSize: maxBytes, maxDepth } = options;
  checkScenarios(scenario);
  const sequences = sequence.map(registeredName);
  if (options.explain === true && scenario.length + sequences.length === 0) {
    throw new UsageError('--explain needs --scenario or --sequence', 'all runs of a home are thousands of lines');
  }
  const levels = ruleLevels(options.rule);
  const limits = { maxBytes, maxDepth };
  const { catalogue, pack } = await readStock(options, limits);
  const progress = progressTo(process.stderr, options.quiet ? 'none' : options.progress, process.env);
  const tools = { catalogue, limits, hash: sha256 };
  const readings = new Readings(tools);
  const estate = await readEstate(paths, {
    maxBytes,
    progress: (done, total) => progress.update('tenants read', done, total),
  });
  const target = into === undefined ? undefined : await readEstate([into], { maxBytes, tenants: false });
  progress.finish();
  const scanned = scan(estate, {
    ...tools,
    readings,
    to,
    levels,
    ...(pack !== undefined && { pack }),
    ...(from !== undefined && { from }),
  });
  checkTenants(
    tenant,
    scanned.homes.flatMap(({ home }) => home.sets.flatMap((set) => set.tenant ?? [])),
  );
  const asked: PredictOptions = {
    to,
    readings,
    ...(scenario.length > 0 && { scenarios: scenario }),
    ...(sequences.length > 0 && { sequences }),
    ...(tenant.length > 0 && { tenants: tenant }),
    ...(target !== undefined && { into: { estate: target, readings: new Readings(tools) } }),
  };
  const report = predictEstate(estate, scanned, asked);
  return emit(
    { ...report, explained: options.explain ? explanationsOf(report) : [] },
    predictReporters,
    options,
    predictExhibits,
  );
}

/** @throws UsageError for a tenant that no home has */
function checkTenants(asked: readonly string[], known: readonly string[]): void {
  const absent = asked.find((one) => !known.includes(one));
  if (absent === undefined) return;
  const hint =
    known.length === 0
      ? 'nothing given here has tenants'
      : `tenants are ${[...new Set(known)].slice(0, 20).join(', ')}`;
  throw new UsageError(`no tenant ${absent}`, hint);
}
