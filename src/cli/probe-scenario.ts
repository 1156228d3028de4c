import { SCENARIOS } from '../core/mediation/scenarios.js';
import { UsageError } from '../errors.js';
import { nearest } from './nearest.js';

/** What a user names for a fault. @throws UsageError when it is none, or one that nobody may raise */
export function checkScenario(id: string): void {
  const scenario = SCENARIOS.find((known) => known.id === id);
  if (scenario === undefined) {
    const known = SCENARIOS.map((one) => one.id);
    throw new UsageError(`no such scenario: ${id}`, nearest(id, known) ?? `scenarios are ${known.join(', ')}`);
  }
  if (scenario.provocation.impact === 'never') {
    throw new UsageError(`${id} is never provoked`, `${scenario.title}: raising it hurts everybody`);
  }
}
