/**
 * What was found on disk, as data: homes, the sets of files that deploy together, and each distinct content once.
 * The edges fill it in; the core reads it.
 */

/** What a command-line argument turned out to be. */
export type InputKind =
  | 'api-manager'
  | 'micro-integrator'
  | 'synapse-configs'
  | 'sequences'
  | 'file'
  | 'carbon-app'
  | 'apictl-project';

/** Where a set of files comes from, which decides when and how a gateway reads it. */
export type Origin =
  | 'super-tenant'
  | 'tenant'
  /** Copies that new tenants are made from: `repository/resources/apim-synapse-config`. */
  | 'template-copies'
  | 'custom-sequences'
  | 'api-templates'
  | 'operation-policies'
  | 'carbon-app'
  | 'apictl-project'
  /** A folder or file given by itself. */
  | 'given';

/** What kind of file it is, by the folder it lies in. */
export type Part =
  | 'sequence'
  /** A file below a sequences folder, where no gateway looks. */
  | 'sequence-in-subfolder'
  | 'api'
  | 'synapse-xml'
  | 'api-template'
  | 'operation-policy';

/** One content under one name. Equal ones are the same object, so that what is said of it can be kept by identity. */
export interface PlacedFile {
  readonly part: Part;
  /** File name, for a file in a subfolder with that. */
  readonly name: string;
  /** Folder below the set's base, without slashes at the ends; `''` for the base itself. */
  readonly folder: string;
  /** Index into `Estate.contents`. */
  readonly content: number;
}

/** Files that one gateway deploys together: of the super tenant, of one tenant, of one archive. */
export interface FileSet {
  readonly origin: Origin;
  /** The number of the tenant's folder. */
  readonly tenant?: string;
  /** Folder below the home, without slashes at the ends; `''` for the home itself. */
  readonly base: string;
  /** The archive inside the home that the files came out of. */
  readonly archive?: string;
  readonly files: readonly PlacedFile[];
}

/** Path of a file below its home, with slashes. An archive's name stands before its files, with `!` between. */
export function pathOf(set: FileSet, file: PlacedFile): string {
  const inside = [set.base, file.folder, file.name].filter((part) => part !== '').join('/');
  return set.archive === undefined ? inside : `${set.archive}!${inside}`;
}

export interface Evidence {
  readonly path: string;
  readonly says: string;
}

export interface ProductFacts {
  /** `wso2am`, `wso2am-universal-gw`, `wso2mi`, …; absent where nothing says it. */
  readonly id?: string;
  /** As a file of the home states it: `2.6.0`. */
  readonly version?: string;
  /** What the start scripts and configuration files allow, where no file states the version. */
  readonly since?: string;
  readonly until?: string;
  /** The version in the folder's name: a hint, for folders get renamed. */
  readonly named?: string;
  readonly updateLevel?: string;
  readonly profile?: string;
  /** Sequence files that the deployment.toml adds to the skip list. */
  readonly skipList?: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Something that was looked for and not seen, or seen and not read. */
export interface Note {
  readonly kind: 'unseen' | 'unreadable' | 'skipped';
  readonly path: string;
  readonly reason: string;
}

export interface Home {
  /** As given on the command line. */
  readonly input: string;
  readonly kind: InputKind;
  readonly product: ProductFacts;
  readonly sets: readonly FileSet[];
  readonly notes: readonly Note[];
}

export interface Content {
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Set when the file could not be read at all: why. `bytes` is then empty. */
  readonly problem?: string;
}

export interface Estate {
  readonly homes: readonly Home[];
  /** Each distinct content once. */
  readonly contents: readonly Content[];
}
