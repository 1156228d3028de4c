/** Rules × subjects → violations. */
import type { Severity } from '../finding.js';
import type { Args, Hit, RuleText } from '../rules/rule.js';
import { shapeOf } from '../stock/shape.js';
import type { XmlElement } from '../xml/index.js';
import type { Violation } from './report.js';

/** The user's choice for a rule, by id; what is not listed stays as the rule says. */
export type RuleLevels = ReadonlyMap<string, Severity | 'off'>;

/** Labels from the root's child down to the element that begins at `start`; `''` when there is none. */
function pathTo(root: XmlElement | undefined, start: number): string {
  const steps: string[] = [];
  let at = root;
  while (at !== undefined && at.start !== start) {
    const next: XmlElement | undefined = at.children.find(
      (child): child is XmlElement => child.kind === 'element' && child.start <= start && start < child.end,
    );
    if (next !== undefined) steps.push(shapeOf({ ...next, children: [] }).label);
    at = next;
  }
  return steps.join('/');
}

interface AnyRule<S> extends RuleText {
  readonly find: (subject: S) => readonly Hit[];
  readonly message: (args: Args) => string;
}

/**
 * The violations of one rule.
 * @param root the sequence element, asked for only where a mediator has to be named
 */
export function violationsOf<S>(
  rule: AnyRule<S>,
  subject: S,
  levels: RuleLevels,
  root: () => XmlElement | undefined = () => undefined,
): Violation[] {
  const level = levels.get(rule.id) ?? rule.severity;
  if (level === 'off') return [];
  return rule.find(subject).map(({ at, args = {}, restsOn }): Violation => {
    const start = at?.start;
    return {
      rule: rule.id,
      severity: level,
      message: rule.message(args),
      place: { line: at?.line ?? 1, column: at?.column ?? 1 },
      path: start === undefined ? '' : pathTo(root(), start),
      ...(start !== undefined && { start }),
      ...(restsOn !== undefined && { restsOn: restsOn.map(({ start: from, end }) => ({ start: from, end })) }),
    };
  });
}
