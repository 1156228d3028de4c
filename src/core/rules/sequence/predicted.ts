/** What clients get from a sequence by itself, for rules that speak of what only mediation shows. */
import { type Outcome, predictAll, scenariosOf } from '../../mediation/index.js';
import { engineOf } from '../../stock/engine.js';
import type { Release } from '../../stock/releases.js';
import type { Deployment, SequenceModel } from '../../synapse/index.js';
import type { SequenceSubject } from '../rule.js';

const CORS = '_cors_request_handler_';

const known = new WeakMap<SequenceModel, Map<Release, readonly Outcome[]>>();

/**
 * The outcomes of a GET and a POST for the first fault that leads to the sequence; none where nothing leads to it, or
 * where the answer depends on other sequences. CORS headers are left out.
 */
export function outcomesAlone({ model, role, to }: SequenceSubject): readonly Outcome[] {
  if (role === undefined || model.name !== role.name) return [];
  let byRelease = known.get(model);
  if (byRelease === undefined) {
    byRelease = new Map();
    known.set(model, byRelease);
  }
  let outcomes = byRelease.get(to);
  if (outcomes === undefined) {
    outcomes = predicted(model, role.name, to);
    byRelease.set(to, outcomes);
  }
  return outcomes;
}

function predicted(model: SequenceModel, name: string, to: Release): readonly Outcome[] {
  const scenario = scenariosOf(to).find(({ sequence, hasCredentials }) => sequence === name && hasCredentials);
  if (scenario === undefined) return [];
  const nothing: SequenceModel = { ...model, name: CORS, list: [], calls: [] };
  const deployed = (own: SequenceModel): [string, Deployment] => [
    own.name ?? '',
    { file: own.file, name: own.name, model: own, failures: [], doubts: [] },
  ];
  const sequences = new Map([deployed(nothing), deployed(model)]);
  const set = { release: to, engine: engineOf(to), files: [], sequences };
  const cells = predictAll(set, {
    scenarios: [scenario],
    requests: ['get', 'post-json'],
    accepts: ['*/*'],
    cors: false,
    paths: 16,
  });
  const isAlone = cells.every(({ reached }) => [...reached].every((one) => one === name || one === CORS));
  return isAlone ? cells.flatMap(({ prediction }) => prediction.outcomes) : [];
}
