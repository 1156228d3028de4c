/** The file that a port gives: the new release's with some spans replaced, spelt out when somebody asks for it. */
import { encodeXml } from '../../xml/index.js';
import { type Splice, splice } from '../text/splice.js';
import type { TargetFile } from './target.js';

/** Keeps only what differs from the new release's file, so that thousands of results stay small. */
export class Result {
  constructor(
    readonly theirs: TargetFile,
    /** In order, and none when nothing differs. */
    readonly changes: readonly Splice[],
  ) {}

  get unchanged(): boolean {
    return this.changes.length === 0;
  }

  /** Text of the new release's file. */
  get stock(): string {
    return this.theirs.side.source;
  }

  get text(): string {
    return this.unchanged ? this.stock : splice(this.stock, this.changes);
  }

  /** As it is written, in the encoding of the new release's file. */
  get bytes(): Uint8Array {
    const { bytes, decoded } = this.theirs;
    if (this.unchanged) return bytes;
    const encoded = encodeXml(this.text, decoded);
    if (encoded === undefined) throw new Error('a result was kept that its encoding cannot write');
    return encoded;
  }

  /** Where the new release's file lies below the new home. */
  get stockPath(): string {
    return this.theirs.path;
  }

  /** Whether the new home has it inside its synapse.xml, so that the result is a new file. */
  get isNew(): boolean {
    return this.theirs.inline !== undefined;
  }

  /** Whether the new home's file is the vendor's; else somebody edited it before. */
  get isVendors(): boolean {
    return this.theirs.isVendors;
  }

  /** Whether both give the same file. */
  equals({ theirs, changes }: Result): boolean {
    return theirs.side.source === this.stock && (changes === this.changes || splice(this.stock, changes) === this.text);
  }
}
