/** Every rule that a command may report, for `explain`, `rules list` and `--rule`. */
import { PORT_RULES } from '../core/port/home/rules.js';
import { RULES } from '../core/rules/index.js';
import type { RuleText } from '../core/rules/rule.js';

export const ALL_RULES: readonly RuleText[] = [...RULES, ...Object.values(PORT_RULES)];

const byKey = new Map(
  ALL_RULES.flatMap((rule) => [[rule.id, rule] as const, [rule.code.toLowerCase(), rule] as const]),
);

/** Finds a rule by its id or its code, in any case. */
export const ruleOf = (idOrCode: string): RuleText | undefined => byKey.get(idOrCode.toLowerCase());
