import type { Severity } from '../core/finding.js';
import { UsageError } from '../errors.js';
import { ALL_RULES, ruleOf } from './all-rules.js';
import { nearest } from './nearest.js';

/** The user's levels by rule id. @throws UsageError for a rule that does not exist */
export function ruleLevels(given: ReadonlyMap<string, Severity | 'off'>): Map<string, Severity | 'off'> {
  return new Map(
    [...given].map(([name, level]) => {
      const rule = ruleOf(name);
      if (rule === undefined)
        throw new UsageError(
          `no rule is called ${name}`,
          nearest(
            name,
            ALL_RULES.map(({ id }) => id),
          ),
        );
      return [rule.id, level];
    }),
  );
}
