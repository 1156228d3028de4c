/** One sequence of one file: read, compared with stock, deployed on the target. Shared by all sets that have it. */
import type { Reading } from '../diff/reading.js';
import { type Against, type FileVerdict, judge, judgeTemplate } from '../diff/verdict.js';
import type { Origin, PlacedFile } from '../estate.js';
import type { StockFolder } from '../stock/entry.js';
import { type Role, roleOfFile, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import {
  type Deployment,
  deploymentOf,
  type ReadFile,
  readForGateway,
  readSequenceModel,
  type SequenceModel,
} from '../synapse/index.js';
import type { XmlElement } from '../xml/index.js';

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
  #read: ReadFile | undefined;
  #deployment: Deployment | undefined;

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

  get #readFile(): ReadFile {
    if (this.#read === undefined) {
      const { parsed, root, content } = this.reading;
      if (!parsed.ok) this.#read = readForGateway(this.file.name, content.bytes);
      else {
        const document =
          root === undefined || root === parsed.document.root ? parsed.document : { ...parsed.document, root };
        this.#read = { file: this.file.name, model: readSequenceModel(this.file.name, document) };
      }
    }
    return this.#read;
  }

  /** The model of what the gateway reads, which may be more than we accept. */
  get model(): SequenceModel | undefined {
    return 'model' in this.#readFile ? this.#readFile.model : undefined;
  }

  get deployment(): Deployment {
    this.#deployment ??= deploymentOf(this.#readFile, this.to);
    return this.#deployment;
  }

  /** The sequence element, for paths of mediators. */
  get root(): XmlElement | undefined {
    return this.reading.root;
  }

  /** Whether a mediator that begins at `start` is the user's own, not the vendor's. */
  isOwn(start: number): boolean {
    const { content, edits } = this.judged;
    if (content === 'unknown') return true;
    if (content !== 'customised') return false;
    return edits.some(({ kind, at }) =>
      kind === 'added' ? start >= at.start && start < at.end : kind !== 'removed' && start === at.start,
    );
  }
}
