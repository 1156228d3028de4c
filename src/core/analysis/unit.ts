/** One sequence of one file, shared by all sets that have it. */
import type { Reading } from '../diff/reading.js';
import { type Against, type FileVerdict, judge, judgeTemplate } from '../diff/verdict.js';
import type { Origin, PlacedFile } from '../estate.js';
import { SEQUENCE_RULES } from '../rules/index.js';
import type { StockFolder } from '../stock/entry.js';
import { type Role, roleOfFile, roleOfName } from '../stock/facts.js';
import { type Deployment, deploymentOf, type SequenceModel, type StaticCall } from '../synapse/index.js';
import type { XmlElement } from '../xml/index.js';
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
  readonly judged: FileVerdict;
  /** On the target, without the model. */
  readonly deployment: Deployment;
  /** What it calls by a fixed name. */
  readonly calls: readonly StaticCall[];
  /** It only touches headers and logs, so it cannot change what a client gets from its caller. */
  readonly harmless: boolean;
  readonly violations: readonly Violation[];
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

/** Whether a mediator that begins at `start` is the user's own, not the vendor's. */
function isOwn({ content, edits }: FileVerdict, start: number): boolean {
  if (content === 'unknown') return true;
  if (content !== 'customised') return false;
  return edits.some((edit) =>
    edit.kind === 'added' ? start >= edit.start && start < edit.end : edit.kind !== 'removed' && start === edit.start,
  );
}

function judgedAs(
  file: PlacedFile,
  reading: Reading,
  folder: StockFolder | undefined,
  inline: boolean,
  against: Against,
) {
  if (folder === undefined) return { content: 'unknown', versions: [], edits: [] } as const;
  if (folder === 'api_templates') return judgeTemplate(file, reading, against);
  return judge(inline ? undefined : file.name, reading, folder, against);
}

const roleOf = (judged: FileVerdict, file: string | undefined): Role | undefined =>
  (judged.name === undefined ? undefined : roleOfName(judged.name)) ??
  (file === undefined ? undefined : roleOfFile(file));

/**
 * Finds out all that is said of a sequence by itself.
 * @param inline whether it stands in a synapse.xml, and so has no file of its own
 */
export function factsOf(
  file: PlacedFile,
  reading: Reading,
  folder: StockFolder | undefined,
  inline: boolean,
  { against, levels }: FactsContext,
): SequenceFacts {
  const judged = judgedAs(file, reading, folder, inline, against);
  if (!isSequenceFolder(folder)) {
    const deployment = { file: file.name, name: undefined, failures: [], doubts: [] };
    return { judged, deployment, calls: [], harmless: false, violations: [] };
  }
  const read = reading.readFile(file.name);
  const { model, ...deployment } = deploymentOf(read, against.to);
  const { parsed, root } = reading;
  const role = roleOf(judged, inline ? undefined : file.name);
  const violations =
    model === undefined || !parsed.ok
      ? []
      : SEQUENCE_RULES.flatMap((rule) => {
          const subject = { model, decoded: parsed.decoded, role, to: against.to };
          const keep = (start: number): boolean => rule.alsoStock === true || isOwn(judged, start);
          return violationsOf(rule, subject, levels, () => root, keep);
        });
  return {
    judged,
    deployment,
    calls: model?.calls ?? [],
    harmless: model !== undefined && isHarmless(model),
    violations,
  };
}

let nextId = 0;

export class Unit {
  readonly id = nextId++;
  readonly role: Role | undefined;
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
    /** Reads the file again, where its text is needed. */
    readonly reading: () => Reading,
  ) {
    const { judged, deployment, calls } = facts;
    this.role = this.isSequence ? roleOf(judged, inline === undefined ? file.name : undefined) : undefined;
    const looked = this.isSequence && file.part !== 'sequence-in-subfolder';
    this.registers = looked ? (judged.name ?? deployment.name) : undefined;
    this.callees = [...new Set(calls.map(({ to }) => to))];
  }

  get isSequence(): boolean {
    return isSequenceFolder(this.folder);
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
