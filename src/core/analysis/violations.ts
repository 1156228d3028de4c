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
 * @param keep says whether a mediator that begins at this offset is the rule's business
 */
export function violationsOf<S>(
  rule: AnyRule<S>,
  subject: S,
  levels: RuleLevels,
  root: () => XmlElement | undefined = () => undefined,
  keep: (start: number) => boolean = () => true,
): Violation[] {
  const level = levels.get(rule.id) ?? rule.severity;
  if (level === 'off') return [];
  const told = level === rule.severity ? rule : { ...rule, severity: level };
  return rule.find(subject).flatMap(({ at, args = {} }): Violation[] => {
    if (at?.start !== undefined && !keep(at.start)) return [];
    const path = at?.start === undefined ? '' : pathTo(root(), at.start);
    const place = { line: at?.line ?? 1, column: at?.column ?? 1 };
    const message = rule.message(args);
    return [{ rule: told, message, place, path, digest: message }];
  });
}
