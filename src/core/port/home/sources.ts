/** What of an old home registers sequences: files, and the sequences inside a synapse.xml. */
import type { Reading } from '../../diff/reading.js';
import type { PlacedFile } from '../../estate.js';
import { roleOfName } from '../../stock/facts.js';
import type { Release } from '../../stock/releases.js';
import { type DeployedSet, deploySet } from '../../synapse/index.js';
import { type Inline, inlinesOf } from './inline.js';

export interface Source {
  readonly file: PlacedFile;
  /** Tells it from all others of its set, and names it to people: `fault.xml`, `synapse.xml fault`. */
  readonly key: string;
  /** File name that it has, or would have as a file of its own. */
  readonly fileName: string;
  /** Under which it registers; undefined where it is no sequence with a name. */
  readonly name: string | undefined;
  readonly reading: Reading;
  readonly inline?: Inline;
}

/** A file name for what has none: the one that the vendor gives it, or its own without what file systems refuse. */
export const fileNameOf = (name: string): string =>
  roleOfName(name)?.file ?? `${name.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '_')}.xml`;

function inside(file: PlacedFile, outer: Reading): Source[] {
  if (!outer.parsed.ok) return [{ file, key: file.name, fileName: file.name, name: undefined, reading: outer }];
  return inlinesOf(outer).map((inline) => ({
    file,
    key: `${file.name} ${inline.name}`,
    fileName: fileNameOf(inline.name),
    name: inline.name,
    reading: inline.reading,
    inline,
  }));
}

/** Sources of files, each made once: equal files of many tenants are the same source. */
export class Sources {
  readonly #known = new Map<PlacedFile, readonly Source[]>();

  constructor(readonly readingOf: (content: number) => Reading) {}

  of(file: PlacedFile): readonly Source[] {
    let found = this.#known.get(file);
    if (found === undefined) {
      const reading = this.readingOf(file.content);
      const { name } = file;
      found =
        file.part === 'synapse-xml'
          ? inside(file, reading)
          : [{ file, key: name, fileName: name, name: reading.registeredName, reading }];
      this.#known.set(file, found);
    }
    return found;
  }
}

/** Why a source is not ported, though it could be read. */
export interface Rivalry {
  readonly source: Source;
  readonly why: string;
}

export interface Registered {
  /** Those that are in force, or have no name. */
  readonly inForce: readonly Source[];
  /** Another one has their name. */
  readonly shadowed: readonly Rivalry[];
  /** Nobody can see which of them is in force. */
  readonly open: readonly Rivalry[];
}

/** Which of `rivals` holds their name on `release`; undefined where the order of a folder decides, which nobody sees. */
function holderOn(rivals: readonly Source[], release: Release): Source | undefined {
  const deployed: DeployedSet = deploySet(
    rivals.map(({ reading, key }) => reading.readFile(key)),
    release,
  );
  const { firstDuplicateWins } = deployed.engine;
  const able = rivals.filter((_, i) => {
    const failures = deployed.files[i]?.failures ?? [];
    return failures.every(({ code }) => code === 'duplicate-name');
  });
  const files = able.filter(({ inline }) => inline === undefined);
  const inlines = able.filter(({ inline }) => inline !== undefined);
  if (firstDuplicateWins) return inlines[0] ?? (files.length === 1 ? files[0] : undefined);
  return files.length > 1 ? undefined : (files[0] ?? inlines.at(-1));
}

/**
 * Tells sources that are in force from those that another one keeps out: a gateway reads synapse.xml before its folders,
 * and old releases keep the first of a name, newer ones the last.
 * @param releases that the home may be
 * @see synapse-semantics 1.2; wso2-synapse, MultiXMLConfigurationBuilder.getConfiguration
 */
export function registered(sources: readonly Source[], releases: readonly Release[]): Registered {
  const byName = new Map<string, Source[]>();
  for (const source of sources) {
    if (source.name === undefined) continue;
    const list = byName.get(source.name);
    if (list === undefined) byName.set(source.name, [source]);
    else list.push(source);
  }
  const shadowed = new Map<Source, string>();
  const open = new Map<Source, string>();
  for (const [name, rivals] of byName) {
    if (rivals.length === 1) continue;
    const [holder, ...others] = new Set(releases.map((release) => holderOn(rivals, release)));
    for (const source of rivals) {
      const [rival] = rivals.filter((other) => other !== source);
      if (holder === undefined || others.length > 0) {
        open.set(source, `${rival?.key} registers ${name} too, and which of the two is in force cannot be seen`);
      } else if (source !== holder) {
        shadowed.set(source, `${holder.key} registers ${name} too, and that is the one in force on ${releases[0]}`);
      }
    }
  }
  const list = (of: ReadonlyMap<Source, string>): Rivalry[] => [...of].map(([source, why]) => ({ source, why }));
  return {
    inForce: sources.filter((source) => !shadowed.has(source) && !open.has(source)),
    shadowed: list(shadowed),
    open: list(open),
  };
}
