/** A sequence read once, as far as it is needed: known by its digest, or parsed. */
import type { Content } from '../estate.js';
import type { Catalogue, Known } from '../stock/catalogue.js';
import { templateDigest } from '../stock/entry.js';
import { canonicalDigest, type Digest, fingerprint, type ShapedFingerprint } from '../stock/fingerprint.js';
import { type Shape, SYNAPSE_NAMESPACE, shapeOf } from '../stock/shape.js';
import { type ReadFile, readForGateway, readSequenceModel, unread } from '../synapse/index.js';
import {
  attribute,
  type ByteLimits,
  childElements,
  type Decoded,
  readXmlBytes,
  type XmlDocument,
  type XmlElement,
  type XmlProblem,
} from '../xml/index.js';

export type ParseResult =
  | { readonly ok: true; readonly document: XmlDocument; readonly decoded: Decoded }
  | { readonly ok: false; readonly problem: XmlProblem };

export interface ReadingTools {
  readonly catalogue: Catalogue;
  readonly limits: ByteLimits;
  readonly hash: Digest;
  /** Told of each tree that is made or asked for, so that old ones can be forgotten. */
  readonly used?: (reading: Reading) => void;
}

export class Reading {
  #parsed: ParseResult | undefined;
  #shape: Shape | undefined;
  #fingerprint: ShapedFingerprint | undefined;
  #equals: readonly Known[] | undefined;
  #read: ReadFile | undefined;
  /** Stock files with these very bytes. */
  readonly identical: readonly Known[];

  constructor(
    readonly content: Content,
    readonly tools: ReadingTools,
  ) {
    this.identical = content.problem === undefined ? tools.catalogue.bySha(content.sha256) : [];
  }

  get parsed(): ParseResult {
    this.tools.used?.(this);
    if (this.#parsed === undefined) {
      const { problem, bytes } = this.content;
      this.#parsed =
        problem === undefined
          ? readXmlBytes(bytes, this.tools.limits)
          : { ok: false, problem: { kind: 'too-large', reason: problem, line: 1, column: 1 } };
    }
    return this.#parsed;
  }

  /** The element that is the sequence; undefined when the file is not well-formed. */
  get root(): XmlElement | undefined {
    return this.parsed.ok ? this.parsed.document.root : undefined;
  }

  /** Stock files that differ at most in spelling. */
  get equals(): readonly Known[] {
    if (this.#equals === undefined) {
      const { catalogue, hash } = this.tools;
      const { root } = this.identical.length > 0 ? {} : this;
      if (this.identical.length > 0) this.#equals = this.identical;
      else this.#equals = root === undefined ? [] : catalogue.byCanonical(canonicalDigest(this.#shapeOf(root), hash));
    }
    return this.#equals;
  }

  #shapeOf(root: XmlElement): Shape {
    this.#shape ??= shapeOf(root);
    return this.#shape;
  }

  /** As `equals`, for a template. */
  get equalTemplates(): readonly Known[] {
    if (this.identical.length > 0) return this.identical;
    return this.tools.catalogue.byCanonical(templateDigest(this.content.bytes, this.tools.hash));
  }

  /** @throws Error when the content is not parsed; ask `root` first */
  get fingerprint(): ShapedFingerprint {
    if (this.#fingerprint === undefined) {
      const { root } = this;
      if (root === undefined) throw new Error('a fingerprint was asked of a file that is not well-formed');
      this.#fingerprint = fingerprint(this.#shapeOf(root), this.tools.hash);
    }
    return this.#fingerprint;
  }

  /** The file as the gateway reads it, which may be more than we accept. @param file how messages name it */
  readFile(file: string): ReadFile {
    this.tools.used?.(this);
    if (this.#read?.file !== file) {
      const { parsed, root, content } = this;
      if (content.problem !== undefined) this.#read = unread(file, content.problem, { line: 1, column: 1 });
      else if (!parsed.ok) this.#read = readForGateway(file, content.bytes);
      else
        this.#read = {
          file,
          model: readSequenceModel(file, { ...parsed.document, root: root ?? parsed.document.root }),
        };
    }
    return this.#read as ReadFile;
  }

  /** Drops what can be made again from the bytes. */
  forget(): void {
    if (this.#parsed?.ok) this.#parsed = undefined;
    this.#shape = undefined;
    this.#fingerprint = undefined;
    this.#read = undefined;
  }

  /** The name under which the file registers; undefined when it is no sequence with a name. */
  get registeredName(): string | undefined {
    const [known] = this.identical;
    if (known?.variant.name !== undefined) return known.variant.name;
    const { root } = this;
    return root === undefined ? undefined : sequenceName(root);
  }
}

/** So many trees are kept; one that is asked for again later is read again. */
const KEPT = 32;

/** Readings of contents, each made once. What is costly to keep is kept for those used last. */
export class Readings {
  readonly #known = new Map<Content, Reading>();
  readonly #used = new Set<Reading>();
  readonly #tools: ReadingTools;

  constructor(tools: ReadingTools) {
    this.#tools = { ...tools, used: (reading) => this.#touch(reading) };
  }

  #touch(reading: Reading): void {
    this.#used.delete(reading);
    this.#used.add(reading);
    if (this.#used.size <= KEPT) return;
    const [oldest] = this.#used;
    if (oldest === undefined) return;
    oldest.forget();
    this.#used.delete(oldest);
  }

  of(content: Content): Reading {
    let reading = this.#known.get(content);
    if (reading === undefined) {
      reading = new Reading(content, this.#tools);
      this.#known.set(content, reading);
    }
    return reading;
  }

  /** Does the costly part of reading ahead of time. */
  prepare(contents: Iterable<Content>): void {
    for (const content of contents) void this.of(content).equals;
  }
}

/** The name of a sequence definition; undefined for anything else. */
export function sequenceName(root: XmlElement): string | undefined {
  if (root.local !== 'sequence' || root.ns !== SYNAPSE_NAMESPACE) return undefined;
  return attribute(root, 'name') || undefined;
}

/** A sequence inside a `definitions` document. */
class InlineReading extends Reading {
  constructor(
    outer: Reading,
    readonly element: XmlElement,
  ) {
    super({ sha256: '', bytes: outer.content.bytes }, { ...outer.tools, used: () => {} });
    this.#outer = outer;
  }

  readonly #outer: Reading;

  override get parsed(): ParseResult {
    return this.#outer.parsed;
  }

  override get root(): XmlElement {
    return this.element;
  }
}

/** The named sequences that a synapse.xml defines inline. */
export function inlineSequences(outer: Reading): Reading[] {
  const { root } = outer;
  if (root === undefined || root.ns !== SYNAPSE_NAMESPACE || root.local !== 'definitions') return [];
  return childElements(root)
    .filter((element) => sequenceName(element) !== undefined)
    .map((element) => new InlineReading(outer, element));
}
