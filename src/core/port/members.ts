/** The members of a JSON payload while they are edited: a template in, a template out. */
import { type JsonTemplate, type Member, readJsonTemplate, writeJsonTemplate } from './json-template.js';

export class Members {
  readonly #list: Member[];
  readonly #touched = new Set<string>();
  changed = false;

  constructor(readonly from: JsonTemplate) {
    this.#list = [...from.members];
  }

  write(): string {
    return writeJsonTemplate({ members: this.#list, spacing: this.from.spacing });
  }

  has(name: string): boolean {
    return this.#list.some((member) => member.name === name);
  }

  get(name: string): string | undefined {
    return this.#list.find((member) => member.name === name)?.value;
  }

  /** Whether an edit has set it before. */
  touched(name: string): boolean {
    return this.#touched.has(name);
  }

  /** @param after the member that a new one follows; undefined puts it first */
  set(name: string, value: string, after?: string): void {
    const at = this.#list.findIndex((member) => member.name === name);
    if (at >= 0) this.#list[at] = { name, value };
    else this.#list.splice(this.#list.findIndex((member) => member.name === after) + 1, 0, { name, value });
    this.#touched.add(name);
    this.changed = true;
  }

  remove(name: string): void {
    const at = this.#list.findIndex((member) => member.name === name);
    if (at < 0) return;
    this.#list.splice(at, 1);
    this.changed = true;
  }

  move(name: string, after?: string): void {
    const value = this.get(name);
    if (value === undefined) return;
    this.remove(name);
    this.set(name, value, after);
  }
}

/** Whether two templates say the same, whatever their spacing. */
export function isSameJson(a: string, b: string): boolean {
  const [x, y] = [readJsonTemplate(a), readJsonTemplate(b)];
  if (x === undefined || y === undefined) return a === b;
  return (
    x.members.length === y.members.length &&
    x.members.every(({ name, value }, i) => name === y.members[i]?.name && value === y.members[i]?.value)
  );
}
