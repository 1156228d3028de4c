/** One set of files: what each becomes on the target, given the others. */
import type { FileSet } from '../estate.js';
import { FILE_RULES, SET_RULES } from '../rules/index.js';
import type { FileSubject } from '../rules/rule.js';
import { judgeTarget, type OnTarget } from '../scan/target.js';
import type { Role } from '../stock/facts.js';
import { answeredBy } from './answered.js';
import { Deployed } from './deployed.js';
import type { Expected } from './missing.js';
import type { SequenceReport, SetReport, Violation } from './report.js';
import { Suppressions } from './suppressions.js';
import type { Unit } from './unit.js';
import { type RuleLevels, violationsOf } from './violations.js';

export interface SetContext {
  readonly expected: Expected;
  readonly skipList: readonly string[];
  readonly levels: RuleLevels;
  /** In UTC, `2026-11-21`: what `until=` is compared with. */
  readonly today: string;
  /** Reports by unit and by what of the set matters: most tenants say the same of most files. */
  readonly memo: Map<Unit, Map<string, SequenceReport>>;
}

function onTargetOf(unit: Unit, deployed: Deployed, { skipList }: SetContext): OnTarget {
  const { file, role, judged, facts } = unit;
  const { set, units, to } = deployed;
  if (!unit.isSequence) {
    const [failure] = facts.deployment.failures;
    if (failure === undefined) return { verdict: 'fine', why: '' };
    return { verdict: 'does-not-deploy', why: failure.words, at: failure.at, cause: failure.code };
  }
  return judgeTarget({
    to,
    origin: set.origin,
    part: file.part,
    file: file.name,
    role,
    content: judged.content,
    deployment: facts.deployment,
    files: new Set(units.map((other) => other.file.name)),
    skipList,
    called: new Set(units.flatMap((other) => other.callees)),
    answers: () => answeredBy(unit, role as Role, deployed),
  });
}

function report(unit: Unit, deployed: Deployed, context: SetContext, duplicate: boolean): SequenceReport {
  const { file, role, inline, judged, violations } = unit;
  const { deployment } = unit.facts;
  const onTarget = onTargetOf(unit, deployed, context);
  const subject: FileSubject = {
    file,
    origin: deployed.set.origin,
    judged,
    role,
    deployment: onTarget.replaced ? { ...deployment, failures: [], doubts: [] } : deployment,
    onTarget,
    from: context.expected.from,
    to: deployed.to,
    calls: unit.facts.calls,
    unresolved: onTarget.replaced ? [] : deployed.unresolved(unit),
  };
  const suppressions = new Suppressions(unit.facts.suppressions, context.today);
  const found = [
    ...violations,
    ...FILE_RULES.flatMap((rule) => violationsOf(rule, subject, context.levels, () => unit.root)),
  ].map((violation): Violation => {
    const lines = violation.start === undefined ? undefined : new Set([violation.place.line]);
    const suppressed = suppressions.of(violation.rule, lines);
    return suppressed === undefined ? violation : { ...violation, suppressed };
  });
  return {
    file,
    verdict: duplicate ? 'duplicate-name' : judged.renamed !== undefined ? 'renamed' : judged.content,
    judged,
    onTarget,
    violations: found,
    idle: suppressions.idle(),
    ...(inline !== undefined && { inline }),
    ...(role !== undefined && { role }),
  };
}

/** Judges one set. */
export function reportSet(set: FileSet, units: readonly Unit[], context: SetContext): SetReport {
  const { expected, memo, levels, skipList } = context;
  const { from, to } = expected;
  const deployed = new Deployed(set, units, to, skipList);
  const { surroundings } = deployed;
  const sequences = units.map((unit) => {
    const duplicate = unit.registers !== undefined && deployed.duplicates.has(unit.registers);
    const renamed =
      unit.judged.renamed === undefined ? '' : `called ${units.some((u) => u.callees.includes(unit.registers ?? ''))}`;
    const key = `${surroundings}${duplicate}|${renamed}|${deployed.dependencies(unit)}`;
    let known = memo.get(unit);
    if (known === undefined) {
      known = new Map();
      memo.set(unit, known);
    }
    let found = known.get(key);
    if (found === undefined) {
      found = report(unit, deployed, context, duplicate);
      known.set(key, found);
    }
    return found;
  });
  const subject = { set, duplicates: deployed.duplicates, absent: expected.absent(deployed), from, to };
  const violations = SET_RULES.flatMap((rule) => violationsOf(rule, subject, levels));
  return { set, sequences, missing: expected.missing(deployed), violations };
}
