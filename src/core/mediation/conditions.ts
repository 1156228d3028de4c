/** Conditions of paths, in as few words as they need. */
import type { At } from '../synapse/index.js';

/** One answered question. */
export interface Condition {
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  /** Which of how many answers. */
  readonly choice: number;
  readonly of: number;
  readonly at: At | undefined;
}

/** Alternatives, each of conditions that hold together; no alternative: always. */
export type Conditions = readonly (readonly Condition[])[];

type Path = readonly Condition[];

/** A question with what comes of its answers; a leaf is the number of its path. */
interface Fork {
  readonly branches: { readonly condition: Condition; next: Fork | number }[];
  readonly of: number;
}

/** The paths of one exploration as the tree that they are. */
export class Paths {
  private readonly root: Fork | number;

  constructor(private readonly paths: readonly Path[]) {
    this.root = this.grow(
      paths.map((_, i) => i),
      0,
    );
  }

  private grow(members: readonly number[], depth: number): Fork | number {
    const [first] = members;
    const asked = first === undefined ? undefined : this.paths[first]?.[depth];
    if (asked === undefined) return first ?? 0;
    const branches: { condition: Condition; members: number[] }[] = [];
    for (const member of members) {
      const condition = this.paths[member]?.[depth];
      if (condition === undefined) continue;
      const branch = branches.find((known) => known.condition.choice === condition.choice);
      if (branch === undefined) branches.push({ condition, members: [member] });
      else branch.members.push(member);
    }
    return {
      of: asked.of,
      branches: branches.map(({ condition, members: inside }) => ({ condition, next: this.grow(inside, depth + 1) })),
    };
  }

  /** Under which conditions one of the paths with these numbers is taken; empty: always. */
  when(members: ReadonlySet<number>): Conditions {
    const found = this.collect(this.root, members);
    return found === 'always' ? [] : joined(found);
  }

  private collect(at: Fork | number, members: ReadonlySet<number>): 'always' | Path[] {
    if (typeof at === 'number') return members.has(at) ? 'always' : [];
    const alternatives: Path[] = [];
    let isAlways = at.branches.length === at.of;
    for (const { condition, next } of at.branches) {
      const inside = this.collect(next, members);
      if (inside === 'always') alternatives.push([condition]);
      else {
        isAlways = false;
        for (const path of inside) alternatives.push([condition, ...path]);
      }
    }
    return isAlways ? 'always' : alternatives;
  }
}

const idOf = ({ key, choice }: Condition): string => `${choice}\0${key}`;

/** Joins alternatives that differ in one question only and cover all its answers, until none is left. */
function joined(given: readonly Path[]): Conditions {
  let current: readonly Keyed[] = given.map((path) => ({ path, ids: path.map(idOf).sort() }));
  for (;;) {
    if (current.length < 2) break;
    const next = joinOnce(current);
    if (next === undefined) break;
    current = next;
  }
  return current.some(({ path }) => path.length === 0) ? [] : current.map(({ path }) => path);
}

interface Keyed {
  readonly path: Path;
  readonly ids: readonly string[];
}

function joinOnce(paths: readonly Keyed[]): Keyed[] | undefined {
  const byRest = new Map<string, { choices: Set<number>; members: Keyed[] }>();
  for (const one of paths) {
    for (const condition of one.path) {
      const id = idOf(condition);
      const key = `${condition.key}\x02${one.ids.filter((other) => other !== id).join('\x01')}`;
      const entry = byRest.get(key) ?? { choices: new Set<number>(), members: [] };
      entry.choices.add(condition.choice);
      entry.members.push(one);
      byRest.set(key, entry);
      if (entry.choices.size < condition.of) continue;
      const rest = one.path.filter((other) => other !== condition);
      const ids = rest.map(idOf).sort();
      const spelled = ids.join('\x01');
      const others = paths.filter((other) => !entry.members.includes(other) && other.ids.join('\x01') !== spelled);
      return [...others, { path: rest, ids }];
    }
  }
  return undefined;
}
