import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Outcome, predict, predictAll, REQUEST_KINDS, SCENARIOS } from '../../src/core/mediation/index.js';
import type { Release } from '../../src/core/stock/releases.js';
import { type DeployedSet, deploySet, readForGateway } from '../../src/core/synapse/index.js';
import { inShared, shared } from '../support/shared.js';
import { files } from './generate.js';

const utf8 = new TextEncoder();

/** What must not depend on how a run came about; keys of unknown values may. */
const told = (outcomes: readonly Outcome[]): unknown =>
  outcomes.map(({ kind, status, contentType, payload, headers, isRequest, echoes, when }) => ({
    kind,
    status,
    contentType,
    payload,
    isRequest,
    echoes,
    headers: headers.map(({ name, value }) => ({ name, value })),
    when: when.map((path) => path.map(({ question, answer }) => `${question}: ${answer}`)),
  }));

/** Every cell of the matrix against a prediction of its own. */
function compare(set: DeployedSet): number {
  const cells = predictAll(set, { cors: false });
  for (const { scenario, request, accepts, prediction } of cells) {
    const kind = REQUEST_KINDS.find(({ id }) => id === request);
    if (kind === undefined) throw new Error(request);
    for (const accept of accepts) {
      const alone = predict(set, scenario, kind, accept, { cors: false });
      expect(told(prediction.outcomes), `${set.release} ${scenario.id} ${request} ${accept}`).toEqual(
        told(alone.outcomes),
      );
    }
  }
  return cells.length;
}

const RELEASES: readonly Release[] = ['2.6.0', '3.2.0', '4.0.0', '4.7.0'];

describe('the matrix', () => {
  test.skipIf(shared === undefined).each(RELEASES)(
    'runs that are shared give what each gives alone: stock of %s',
    (release) => {
      const folder = inShared(`stock/${release}/sequences/`);
      const read = readdirSync(folder).map((name) => readForGateway(name, new Uint8Array(readFileSync(folder + name))));
      expect(compare(deploySet(read, release))).toBeGreaterThan(300);
    },
  );

  test('runs that are shared give what each gives alone: random sequences', { timeout: 120_000 }, () => {
    const names = [...new Set(SCENARIOS.map(({ sequence }) => sequence))];
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), files, fc.constantFrom(...names), (release, sources, name) => {
        const read = Object.entries(sources).map(([file, text]) =>
          readForGateway(file, utf8.encode(text.replace('name="entry"', `name="${name}"`))),
        );
        const set = deploySet(read, release, { closed: true });
        for (const { scenario, request, accepts, prediction } of predictAll(set, {
          cors: false,
          paths: 16,
          scenarios: SCENARIOS.filter(({ sequence }) => sequence === name),
          requests: ['get', 'post-json', 'soap11'],
        })) {
          const kind = REQUEST_KINDS.find(({ id }) => id === request);
          if (kind === undefined) throw new Error(request);
          for (const accept of accepts) {
            const alone = predict(set, scenario, kind, accept, { cors: false, paths: 16 });
            expect(told(prediction.outcomes)).toEqual(told(alone.outcomes));
            expect(prediction.left).toBe(alone.left);
          }
        }
      }),
      { numRuns: Number(process.env['SOUNDNESS_RUNS'] ?? 60), seed: Number(process.env['SOUNDNESS_SEED'] ?? 20260) },
    );
  });

  test('the same input gives the same bytes', () => {
    fc.assert(
      fc.property(files, (sources) => {
        const bytes = (): string => {
          const read = Object.entries(sources).map(([file, text]) =>
            readForGateway(file, utf8.encode(text.replace('name="entry"', 'name="_auth_failure_handler_"'))),
          );
          const scenarios = SCENARIOS.filter(({ id }) => id === 'auth-900901' || id === 'auth-900902');
          return JSON.stringify(predictAll(deploySet(read, '4.7.0'), { scenarios, paths: 16 }));
        };
        expect(bytes()).toBe(bytes());
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});
