/** One set of files: what each becomes on the target, given the others. */
import type { FileSet } from '../estate.js';
import { FILE_RULES, SET_RULES } from '../rules/index.js';
import type { FileSubject, SetMember } from '../rules/rule.js';
import type { HomeRelease } from '../scan/release.js';
import { type Answered, isOverwritten, judgeTarget, type OnTarget } from '../scan/target.js';
import { inSpan, ROLES, type Role, skipListOf } from '../stock/facts.js';
import { isAtLeast, type Release } from '../stock/releases.js';
import type { SequenceModel } from '../synapse/index.js';
import { placeOf } from '../xml/index.js';
import type { MissingReport, SequenceReport, SetReport } from './report.js';
import type { Unit } from './unit.js';
import { type RuleLevels, violationsOf } from './violations.js';

/** What is asked of mediation: what a client gets from `unit` when the set's other sequences are as `callee` says. */
export type AskAnswer = (
  unit: Unit,
  role: Role,
  callee: (name: string) => SequenceModel | undefined,
  faultDeployed: boolean | undefined,
) => Answered;

export interface SetContext {
  readonly from: HomeRelease;
  readonly to: Release;
  readonly skipList: readonly string[];
  readonly levels: RuleLevels;
  readonly answer: AskAnswer;
  /** Keeps reports that do not depend on the set: unit id and what of the set matters → report. */
  readonly memo: Map<string, SequenceReport>;
  readonly memberMemo: Map<string, Pick<SetReport, 'sequences' | 'missing' | 'violations'>>;
}

interface Registered {
  readonly unit: Unit;
  /** Why a call of it fails on the target; undefined when it works. */
  readonly problem: string | undefined;
}

/** Registered names of the set on the target, and why some of them will not be there. */
function register(set: FileSet, units: readonly Unit[], { to, skipList }: SetContext): Map<string, Registered> {
  const kept = skipListOf(to);
  const cleaned = set.origin === 'super-tenant' || set.origin === 'tenant' || set.origin === 'given';
  const found = new Map<string, Registered>();
  for (const unit of units) {
    if (!unit.isSequence || unit.file.part === 'sequence-in-subfolder') continue;
    const name = unit.judged.name ?? unit.deployment.name;
    if (name === undefined) continue;
    const { file, deployment, role } = unit;
    const [failure] = deployment.failures;
    const gone = cleaned && kept !== undefined && file.part === 'sequence' && role === undefined;
    let problem: string | undefined;
    if (gone && !kept.has(file.name) && !skipList.includes(file.name))
      problem = `${to} deletes ${file.name} when it starts`;
    else if (failure !== undefined) problem = `${file.name} does not deploy on ${to}: ${failure.words}`;
    if (found.get(name)?.problem === undefined && found.has(name)) continue;
    found.set(name, { unit, problem });
  }
  return found;
}

/** Names that every gateway of the target has from its own pack, so that a set that lacks them is not broken. */
const isTargetStock = (name: string, to: Release): boolean =>
  ROLES.some((role) => role.name === name && inSpan(to, role));

function unresolvedCalls(
  unit: Unit,
  registered: Map<string, Registered>,
  set: FileSet,
  to: Release,
): FileSubject['unresolved'] {
  const { model } = unit;
  if (model === undefined) return [];
  return model.calls.flatMap(({ to: name, at, by }) => {
    if (by === 'onError') return []; // an unknown onError is only a warning
    const callee = registered.get(name);
    if (callee !== undefined) return callee.problem === undefined ? [] : [{ to: name, at, why: callee.problem }];
    const alone = set.files.length === 1;
    return alone || isTargetStock(name, to) ? [] : [{ to: name, at, why: 'no file here registers it' }];
  });
}

/** Whether some `fault` is deployed on the target; undefined for a file by itself. */
function faultDeployed(set: FileSet, registered: Map<string, Registered>): boolean | undefined {
  const fault = registered.get('fault');
  if (fault !== undefined) return fault.problem === undefined;
  const whole = set.origin === 'super-tenant' || set.origin === 'tenant' || registered.has('main');
  return whole ? false : undefined;
}

/** A callee matters to the answer by what it does; the stock CORS sequence and its like only touch headers. */
const HARMLESS_KINDS = new Set(['comment', 'log', 'filter', 'switch', 'property', 'header']);
const harmless = new WeakMap<SequenceModel, boolean>();

export function isHarmless(model: SequenceModel): boolean {
  let known = harmless.get(model);
  if (known === undefined) {
    const check = (list: SequenceModel['list']): boolean =>
      list.every((m) => {
        if (!HARMLESS_KINDS.has(m.kind)) return false;
        if (m.kind === 'property') return m.property.scope === 'transport';
        if (m.kind === 'header') return m.transport;
        if (m.kind === 'filter')
          return check(m.whenTrue.list) && check(m.whenFalse?.list ?? []) && !m.whenTrue.sequence;
        if (m.kind === 'switch') return m.cases.every((c) => check(c.branch.list)) && check(m.otherwise?.list ?? []);
        return true;
      });
    known = model.problems.length === 0 && check(model.list);
    harmless.set(model, known);
  }
  return known;
}

/** What of the set the answer of `unit` depends on, as text. */
function dependencies(unit: Unit, registered: Map<string, Registered>, seen = new Set<string>()): string {
  const parts: string[] = [];
  for (const { to: name } of unit.model?.calls ?? []) {
    if (seen.has(name)) continue;
    seen.add(name);
    const callee = registered.get(name);
    if (callee === undefined) parts.push(`${name}=-`);
    else if (callee.problem !== undefined) parts.push(`${name}=!`);
    else if (callee.unit.model && isHarmless(callee.unit.model)) parts.push(`${name}=0`);
    else parts.push(`${name}=${callee.unit.id}(${dependencies(callee.unit, registered, seen)})`);
  }
  return parts.join();
}

function reportUnit(
  unit: Unit,
  set: FileSet,
  context: SetContext,
  around: {
    registered: Map<string, Registered>;
    files: ReadonlySet<string>;
    called: ReadonlySet<string>;
    duplicate: boolean;
  },
): SequenceReport {
  const { registered, files, called, duplicate } = around;
  const { from, to, levels, memo, skipList } = context;
  const { file, judged, role, inline } = unit;
  const fault = faultDeployed(set, registered);
  const overwritten = isOverwritten(set.origin, files, to);
  const isCalled = judged.name !== undefined && called.has(judged.name);
  const key = [unit.id, set.origin, overwritten, duplicate, fault, isCalled, dependencies(unit, registered)].join('|');
  const known = memo.get(key);
  if (known !== undefined) return known;

  const callee = (name: string): SequenceModel | undefined => {
    const found = registered.get(name);
    return found?.problem === undefined ? found?.unit.model : undefined;
  };
  const onTarget: OnTarget = unit.isSequence
    ? judgeTarget({
        to,
        origin: set.origin,
        part: file.part,
        file: file.name,
        role,
        content: judged.content,
        deployment: unit.deployment,
        files,
        skipList,
        called,
        answers: () => context.answer(unit, role as Role, callee, fault),
      })
    : { verdict: 'fine', why: '' };
  const verdict = duplicate ? 'duplicate-name' : judged.renamed !== undefined ? 'renamed' : judged.content;
  const parsed = unit.reading.identical.length > 0 && judged.edits.length === 0 ? undefined : unit.reading.parsed;
  const source = parsed?.ok ? parsed.document.source : undefined;
  const subject: FileSubject = {
    file,
    origin: set.origin,
    judged,
    role,
    model: unit.isSequence ? unit.model : undefined,
    decoded: parsed?.ok ? parsed.decoded : undefined,
    deployment: unit.isSequence ? unit.deployment : { file: file.name, name: undefined, failures: [], doubts: [] },
    onTarget,
    from,
    to,
    unresolved: unit.isSequence ? unresolvedCalls(unit, registered, set, to) : [],
  };
  const report: SequenceReport = {
    file,
    verdict,
    judged,
    onTarget,
    violations: FILE_RULES.flatMap((rule) =>
      violationsOf(rule, subject, levels, unit.root, (start) => rule.alsoStock === true || unit.isOwn(start)),
    ),
    editPlaces: source === undefined ? [] : judged.edits.map(({ at }) => placeOf(source, at.start)),
    ...(inline !== undefined && { inline }),
    ...(role !== undefined && { role }),
    ...(source !== undefined && judged.edits.length > 0 && { source }),
  };
  memo.set(key, report);
  return report;
}

/** Sets that ought to be whole, so that an absent stock file means something. */
function isWhole(set: FileSet, units: readonly Unit[]): boolean {
  if (set.origin === 'super-tenant' || set.origin === 'tenant' || set.origin === 'template-copies') return true;
  if (set.origin !== 'given') return false;
  const present = units.filter((unit) => unit.isSequence && unit.role !== undefined).length;
  return present >= 5;
}

function missingRoles(set: FileSet, units: readonly Unit[], { from, to }: SetContext): MissingReport[] {
  if (!isWhole(set, units) || from.releases.length === 0) return [];
  const names = new Set(units.flatMap((unit) => (unit.isSequence ? [unit.judged.name ?? ''] : [])));
  const files = new Set(units.flatMap((unit) => (unit.isSequence ? [unit.file.name] : [])));
  return ROLES.filter(
    (role) =>
      role.folder === undefined &&
      from.releases.every((release) => inSpan(release, role)) &&
      !names.has(role.name) &&
      !files.has(role.file),
  ).map((role): MissingReport => {
    const normal = set.origin !== 'super-tenant' && (role.tenantCopy === 'never' || role.tenantCopy === 'unknown');
    const folder = set.origin === 'template-copies' ? '' : 'sequences';
    const path = [set.base, folder, role.file].filter((part) => part !== '').join('/');
    const versions = from.releases;
    const onTarget: OnTarget = inSpan(to, role)
      ? { verdict: 'fine', why: `${to} brings its own` }
      : { verdict: 'unreachable', why: `${to} has no use for it` };
    return { role, path, versions, normal, onTarget, violations: [] };
  });
}

/** Handlers of the target that the home should have by its own release, or that its tenants will not get. */
function absentOnTarget(set: FileSet, units: readonly Unit[], { from, to }: SetContext): Role[] {
  if (!isWhole(set, units) || from.releases.length === 0) return [];
  const names = new Set(units.flatMap((unit) => (unit.isSequence ? [unit.judged.name ?? ''] : [])));
  const has4 = from.releases.every((release) => isAtLeast(release, '4.0.0'));
  return ROLES.filter((role) => {
    if (role.sends !== 'handler' || !isAtLeast(role.since, '4.0.0') || !inSpan(to, role) || names.has(role.name))
      return false;
    if (role.tenantCopy === 'never' && set.origin !== 'super-tenant') return false;
    const neverCopied = set.origin === 'tenant' && to === '4.0.0' && role.name === '_backend_failure_handler_';
    return neverCopied || (has4 && from.releases.every((release) => inSpan(release, role)));
  });
}

/** Judges one set. */
export function reportSet(set: FileSet, units: readonly Unit[], context: SetContext): SetReport {
  const signature = `${set.origin}:${units.map((unit) => unit.id).join()}`;
  const same = context.memberMemo.get(signature);
  if (same !== undefined && same.missing.length === 0) return { set, ...same };
  const registered = register(set, units, context);
  const files = new Set(units.map((unit) => unit.file.name));
  const called = new Set(
    units.flatMap((unit) => (unit.isSequence ? (unit.model?.calls.map((call) => call.to) ?? []) : [])),
  );
  const names = new Map<string, number>();
  for (const { judged, isSequence, file } of units) {
    if (!isSequence || judged.name === undefined || file.part === 'sequence-in-subfolder') continue;
    names.set(judged.name, (names.get(judged.name) ?? 0) + 1);
  }
  const sequences = units.map((unit) => {
    const duplicate = unit.isSequence && (names.get(unit.judged.name ?? '') ?? 0) > 1;
    return reportUnit(unit, set, context, { registered, files, called, duplicate });
  });
  const members = sequences.map(({ file, judged, role, onTarget }): SetMember => ({ file, judged, role, onTarget }));
  const subject = { set, members, absent: absentOnTarget(set, units, context), from: context.from, to: context.to };
  const violations = SET_RULES.flatMap((rule) => violationsOf(rule, subject, context.levels));
  const result = { sequences, missing: missingRoles(set, units, context), violations };
  context.memberMemo.set(signature, result);
  return { set, ...result };
}
