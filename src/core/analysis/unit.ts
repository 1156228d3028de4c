/** One sequence of one file, shared by all sets that have it. */
import type { Reading } from '../diff/reading.js';
import { suppressionsIn } from '../diff/suppressions.js';
import {
  type Against,
  type Comparison,
  compare,
  compareTemplate,
  type FileVerdict,
  type JudgedEdit,
  settle,
} from '../diff/verdict.js';
import type { Origin, PlacedFile } from '../estate.js';
import type { SequenceSource } from '../gateway/sources.js';
import { SEQUENCE_RULES } from '../rules/index.js';
import type { Range, SequenceSubject } from '../rules/rule.js';
import type { StockFolder } from '../stock/entry.js';
import { type Role, roleOfFile, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { Suppression } from '../suppression.js';
import { type Deployment, deploymentOf, type SequenceModel, type StaticCall, unread } from '../synapse/index.js';
import type { XmlElement } from '../xml/index.js';
import { faultsOfApi } from './api.js';
import type { Violation } from './report.js';
import { type RuleLevels, violationsOf } from './violations.js';

/** The folder of the catalogue that a file belongs to; undefined for what the catalogue does not hold. */
export function stockFolder(origin: Origin, file: PlacedFile): StockFolder | undefined {
  switch (file.part) {
    case 'api-template':
      return 'api_templates';
    case 'api':
      return 'api';
    case 'operation-policy':
      return undefined;
    case 'sequence':
    case 'sequence-in-subfolder':
    case 'synapse-xml':
      return origin === 'custom-sequences' ? 'customsequences/fault' : 'sequences';
  }
}

const isSequenceFolder = (folder: StockFolder | undefined): boolean =>
  folder === 'sequences' || folder === 'customsequences/fault';

/** All that is said of a sequence by itself. Plain data: it may come from another thread. */
export interface SequenceFacts {
  readonly comparison: Comparison;
  /** On the target, without the model. */
  readonly deployment: Deployment;
  /** What it calls by a fixed name. */
  readonly calls: readonly StaticCall[];
  /** It only touches headers and logs, so it cannot change what a client gets from its caller. */
  readonly harmless: boolean;
  /** Of rules about what the user wrote, before it is known what that is. */
  readonly violations: readonly Violation[];
  readonly suppressions: readonly Suppression[];
}

export interface FactsContext {
  readonly against: Against;
  readonly levels: RuleLevels;
}

const HARMLESS_KINDS = new Set(['comment', 'log', 'filter', 'switch', 'property', 'header']);

function isHarmless({ list, problems }: SequenceModel): boolean {
  const check = (mediators: SequenceModel['list']): boolean =>
    mediators.every((m) => {
      if (!HARMLESS_KINDS.has(m.kind)) return false;
      if (m.kind === 'property') return m.property.scope === 'transport';
      if (m.kind === 'header') return m.transport;
      if (m.kind === 'filter') {
        const named = m.whenTrue.sequence !== undefined || m.whenFalse?.sequence !== undefined;
        return !named && check(m.whenTrue.list) && check(m.whenFalse?.list ?? []);
      }
      if (m.kind === 'switch') return m.cases.every((c) => check(c.branch.list)) && check(m.otherwise?.list ?? []);
      return true;
    });
  return problems.length === 0 && check(list);
}

/**
 * Whether an edit lies in `range`. A change or move is about the tag that begins there, an addition about all of its
 * element; a removal names the mediator before the gap, so it lies in what holds that mediator.
 */
function liesIn({ kind, start, end }: JudgedEdit, range: Range): boolean {
  if (kind === 'added') return start < range.end && range.start < end;
  return start < range.end && (kind === 'removed' ? range.start < start : range.start <= start);
}

/** Whether the user had a hand in what a rule found: it is not the vendor's alone. */
function isOwn({ content, edits }: FileVerdict, { start, restsOn = [] }: Violation): boolean {
  if (start === undefined || content === 'unknown') return true;
  if (content !== 'customised') return false;
  const own = edits.some((edit) =>
    edit.kind === 'added' ? start >= edit.start && start < edit.end : edit.kind !== 'removed' && start === edit.start,
  );
  return own || edits.some((edit) => restsOn.some((range) => liesIn(edit, range)));
}

/** Rules that speak of mediators wherever they come from. */
const ALSO_STOCK_RULES = SEQUENCE_RULES.filter(({ alsoStock }) => alsoStock === true);
const ALSO_STOCK = new Set(ALSO_STOCK_RULES.map(({ id }) => id));

function compared(
  file: PlacedFile,
  reading: Reading,
  folder: StockFolder | undefined,
  inline: boolean,
  against: Against,
): Comparison {
  if (folder === undefined) return { content: 'unknown', exact: false, versions: [], candidates: [] };
  if (folder === 'api_templates') return compareTemplate(file, reading, against);
  return compare(inline ? undefined : file.name, reading, folder, against);
}

const roleOf = (name: string | undefined, file: string | undefined): Role | undefined =>
  (name === undefined ? undefined : roleOfName(name)) ?? (file === undefined ? undefined : roleOfFile(file));

/** An API matters for the sequences that answer its faults, named or inline: one that fails takes the API with it. */
function apiFacts(
  file: string,
  reading: Reading,
  comparison: Comparison,
  to: Release,
): Omit<SequenceFacts, 'suppressions'> {
  const faults = comparison.content === 'known' ? undefined : faultsOfApi(file, reading);
  const models = faults?.inline ?? [];
  const deployments = models.map((model) => deploymentOf({ file, model }, to));
  const failures = deployments.flatMap((deployment) => deployment.failures);
  const doubts = deployments.flatMap((deployment) => deployment.doubts);
  const calls = [...(faults?.calls ?? []), ...models.flatMap((model) => model.calls)];
  return {
    comparison,
    deployment: { file, name: undefined, failures, doubts },
    calls,
    harmless: false,
    violations: [],
  };
}

/**
 * Finds out all that is said of a sequence by itself.
 * @param inline whether it stands in a synapse.xml, and so has no file of its own
 */
export function factsOf(
  file: PlacedFile,
  reading: Reading,
  folder: StockFolder | undefined,
  inline: boolean,
  context: FactsContext,
): SequenceFacts {
  const isTemplate = folder === 'api_templates';
  return { ...judge(file, reading, folder, inline, context), suppressions: isTemplate ? [] : suppressionsIn(reading) };
}

function judge(
  file: PlacedFile,
  reading: Reading,
  folder: StockFolder | undefined,
  inline: boolean,
  { against, levels }: FactsContext,
): Omit<SequenceFacts, 'suppressions'> {
  const comparison = compared(file, reading, folder, inline, against);
  if (folder === 'api') return apiFacts(file.name, reading, comparison, against.to);
  if (!isSequenceFolder(folder)) {
    const deployment = { file: file.name, name: undefined, failures: [], doubts: [] };
    return { comparison, deployment, calls: [], harmless: false, violations: [] };
  }
  const { parsed, root } = reading;
  // what a gateway does with a broken synapse.xml is not known
  const read =
    file.part === 'synapse-xml' && !parsed.ok
      ? unread(file.name, parsed.problem.reason, parsed.problem)
      : reading.readFile(file.name);
  const { model, ...deployment } = deploymentOf(read, against.to);
  const role = roleOf(comparison.name, inline ? undefined : file.name);
  // a file that is the vendor's to the last mediator holds nothing that the user wrote
  const rules = comparison.content === 'known' ? ALSO_STOCK_RULES : SEQUENCE_RULES;
  const violations =
    model === undefined || root === undefined || !parsed.ok
      ? []
      : rules.flatMap((rule) => {
          const subject: SequenceSubject = { model, root, decoded: parsed.decoded, role, to: against.to };
          return violationsOf(rule, subject, levels, () => root);
        });
  return {
    comparison,
    deployment,
    calls: model?.calls ?? [],
    harmless: model !== undefined && isHarmless(model),
    violations,
  };
}

let nextId = 0;

export class Unit implements SequenceSource {
  readonly id = nextId++;
  readonly role: Role | undefined;
  readonly judged: FileVerdict;
  readonly violations: readonly Violation[];
  /** The name under which the file registers, whether or not it deploys; undefined where no gateway looks. */
  readonly registers: string | undefined;
  /** Registered names that the sequence calls, each once. */
  readonly callees: readonly string[];

  constructor(
    readonly file: PlacedFile,
    readonly folder: StockFolder | undefined,
    /** The sequence's name, when it stands in a synapse.xml. */
    readonly inline: string | undefined,
    readonly facts: SequenceFacts,
    /** The releases that the home may be. */
    from: readonly string[],
    /** Reads the file again, where its text is needed. */
    readonly reading: () => Reading,
  ) {
    const { comparison, deployment, calls, violations } = facts;
    const { name } = comparison;
    this.judged = settle(comparison, from);
    this.role = this.isSequence ? roleOf(name, inline === undefined ? file.name : undefined) : undefined;
    this.violations = violations.filter((found) => ALSO_STOCK.has(found.rule) || isOwn(this.judged, found));
    this.registers = this.isLookedAt ? (name ?? deployment.name) : undefined;
    this.callees = [...new Set(calls.map(({ to }) => to))];
  }

  get isSequence(): boolean {
    return isSequenceFolder(this.folder);
  }

  /** Gateways look for sequences here. */
  get isLookedAt(): boolean {
    return this.isSequence && this.file.part !== 'sequence-in-subfolder';
  }

  /** On the target, which is all that a scan asks about. */
  deploymentOn(): Deployment {
    return this.facts.deployment;
  }

  /** The model of what the gateway reads, which may be more than we accept. */
  get model(): SequenceModel | undefined {
    const read = this.reading().readFile(this.file.name);
    return 'model' in read ? read.model : undefined;
  }

  /** The sequence element, for paths of mediators. */
  get root(): XmlElement | undefined {
    return this.reading().root;
  }
}
