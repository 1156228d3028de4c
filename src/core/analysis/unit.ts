/** One sequence of one file: read, compared with stock, deployed on the target. Shared by all sets that have it. */
import type { Reading } from '../diff/reading.js';
import { type Against, type FileVerdict, judge, judgeTemplate } from '../diff/verdict.js';
import type { Origin, PlacedFile } from '../estate.js';
import { SEQUENCE_RULES } from '../rules/index.js';
import type { SequenceSubject } from '../rules/rule.js';
import type { StockFolder } from '../stock/entry.js';
import { type Role, roleOfFile, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import { type Deployment, deploymentOf, type SequenceModel } from '../synapse/index.js';
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

let nextId = 0;

export class Unit {
  readonly id = nextId++;
  readonly judged: FileVerdict;
  readonly role: Role | undefined;
  #deployment: Deployment | undefined;
  #registers: string | undefined | null = null;
  #callees: readonly string[] | undefined;
  #violations: readonly Violation[] | undefined;

  constructor(
    readonly file: PlacedFile,
    readonly reading: Reading,
    readonly folder: StockFolder | undefined,
    /** The sequence's name, when it stands in a synapse.xml. */
    readonly inline: string | undefined,
    against: Against,
    readonly to: Release,
  ) {
    if (folder === undefined) this.judged = { content: 'unknown', versions: [], edits: [] };
    else if (folder === 'api_templates') this.judged = judgeTemplate(file, reading, against);
    else this.judged = judge(inline === undefined ? file.name : undefined, reading, folder, against);
    const byName = this.judged.name === undefined ? undefined : roleOfName(this.judged.name);
    this.role = this.isSequence ? (byName ?? (inline === undefined ? roleOfFile(file.name) : undefined)) : undefined;
  }

  get isSequence(): boolean {
    return this.folder === 'sequences' || this.folder === 'customsequences/fault';
  }

  /** The name under which the file registers, whether or not it deploys; undefined where no gateway looks. */
  get registers(): string | undefined {
    if (this.#registers === null) {
      const looked = this.isSequence && this.file.part !== 'sequence-in-subfolder';
      this.#registers = looked ? (this.judged.name ?? this.deployment.name) : undefined;
    }
    return this.#registers;
  }

  /** Registered names that the sequence calls, each once. */
  get callees(): readonly string[] {
    this.#callees ??= this.isSequence ? [...new Set(this.model?.calls.map(({ to }) => to))] : [];
    return this.#callees;
  }

  /** The model of what the gateway reads, which may be more than we accept. */
  get model(): SequenceModel | undefined {
    const read = this.reading.readFile(this.file.name);
    return 'model' in read ? read.model : undefined;
  }

  get deployment(): Deployment {
    if (this.#deployment === undefined) {
      // Without its model, which the reading may forget.
      const { model: _, ...deployment } = deploymentOf(this.reading.readFile(this.file.name), this.to);
      this.#deployment = deployment;
    }
    return this.#deployment;
  }

  /** The sequence element, for paths of mediators. */
  get root(): XmlElement | undefined {
    return this.reading.root;
  }

  /** What is wrong with the sequence by itself. */
  violations(levels: RuleLevels): readonly Violation[] {
    if (this.#violations === undefined) {
      const { parsed } = this.reading;
      const { model, root } = this;
      if (!this.isSequence || model === undefined || !parsed.ok) this.#violations = [];
      else {
        const subject: SequenceSubject = { model, decoded: parsed.decoded, role: this.role, to: this.to };
        this.#violations = SEQUENCE_RULES.flatMap((rule) => {
          const keep = (start: number): boolean => rule.alsoStock === true || this.isOwn(start);
          return violationsOf(rule, subject, levels, root, keep);
        });
      }
    }
    return this.#violations;
  }

  /** Whether a mediator that begins at `start` is the user's own, not the vendor's. */
  isOwn(start: number): boolean {
    const { content, edits } = this.judged;
    if (content === 'unknown') return true;
    if (content !== 'customised') return false;
    return edits.some((edit) =>
      edit.kind === 'added' ? start >= edit.start && start < edit.end : edit.kind !== 'removed' && start === edit.start,
    );
  }
}
