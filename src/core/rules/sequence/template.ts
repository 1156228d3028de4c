/** Payload formats: where the gateway fills something in, and what stands around it. */
import type { Engine } from '../../stock/engine.js';
import type { MediatorOf } from '../mediators-of.js';

type Payload = MediatorOf<'payload'>;

/** A place that is filled in: `$2`, or `${…}` where the engine evaluates it. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** For `$n`: n. Absent for `${…}`. */
  readonly index?: number;
  /** For `${…}`: with its braces. */
  readonly expression?: string;
  /** Whether it stands in a JSON string. */
  readonly quoted: boolean;
}

/** The holes of an inline format, in order. A FreeMarker template has holes of another kind; so has none here. */
export function holesOf({ format, freeMarker }: Payload, engine: Pick<Engine, 'synapseExpressions'>): Hole[] {
  if (freeMarker || format.key !== undefined) return [];
  const { text } = format;
  const holes: Hole[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '"') quoted = !quoted;
    else if (c === '\\' && quoted) at++;
    else if (c === '$') {
      const rest = text.slice(at);
      const index = /^\$(\d+)/.exec(rest);
      const braces = index === null && engine.synapseExpressions ? /^\$\{[^}]*\}/.exec(rest) : null;
      const found = index ?? braces;
      if (found === null) continue;
      const [source] = found;
      const what = index === null ? { expression: source } : { index: Number(index[1]) };
      holes.push({ start: at, end: at + source.length, quoted, ...what });
      at += source.length - 1;
    }
  }
  return holes;
}

/** Whether there is an arg for a hole; `$0` never has one. */
export const isFilled = ({ index }: Hole, { args }: Payload): boolean =>
  index === undefined || (index >= 1 && index <= args.length);

/** The holes that are filled in: those up to the first without an arg, behind which the text is left alone. */
export function filledHoles(payload: Payload, engine: Pick<Engine, 'synapseExpressions'>): Hole[] {
  const holes = holesOf(payload, engine);
  const bad = holes.findIndex((hole) => !isFilled(hole, payload));
  return bad < 0 ? holes : holes.slice(0, bad);
}

/** Numbers of the args that are filled in, in JSON strings and outside them. */
export function filledArgs(payload: Payload, engine: Pick<Engine, 'synapseExpressions'>) {
  const quoted = new Set<number>();
  const bare = new Set<number>();
  for (const hole of filledHoles(payload, engine)) {
    if (hole.index !== undefined) (hole.quoted ? quoted : bare).add(hole.index);
  }
  return { quoted, bare, has: (index: number): boolean => quoted.has(index) || bare.has(index) };
}

/** The text with a value in each hole: its own, or `other`. */
export function fill(text: string, holes: readonly Hole[], values: ReadonlyMap<Hole, string>, other: string): string {
  let out = '';
  let from = 0;
  for (const hole of holes) {
    out += text.slice(from, hole.start) + (values.get(hole) ?? other);
    from = hole.end;
  }
  return out + text.slice(from);
}

const START_TAG =
  /^(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*<(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/;

/**
 * Whether the gateway takes a value for XML: it ends with `>` and its first start tag parses; nothing behind that is read.
 * @see synapse-semantics 2.3 "Looks like XML"
 */
export function looksLikeXml(value: string): boolean {
  const text = value.trim();
  if (text.length < 4 || !text.endsWith('>')) return false;
  const tag = START_TAG.exec(text);
  return tag !== null && (tag[1] === undefined || (tag[2] ?? '').includes(`xmlns:${tag[1]}`));
}
