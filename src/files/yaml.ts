/** A YAML or JSON file that a schema describes. What is wrong with it is said with line and column. */
import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { UsageError } from '../errors.js';

/** A compiled schema. */
export interface FileSchema {
  (value: unknown): boolean;
  errors?: readonly SchemaComplaint[] | null;
}

interface SchemaComplaint {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Larger files are none that people write. */
const MAX_BYTES = 1 << 20;

export function textOf(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > MAX_BYTES) throw new UsageError(`${path}: larger than 1 MiB`);
    return text;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Of the value that a JSON pointer leads to, or of one of its keys. */
function offsetOf(document: Document, pointer: string, key: string | undefined): number {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = steps.length === 0 ? document.contents : document.getIn(steps, true);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find(({ key: name }) => isScalar(name) && name.value === key);
    if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function wordsOf({ instancePath, keyword, params, message = '' }: SchemaComplaint): { words: string; key?: string } {
  const where = instancePath.slice(1).replaceAll('/', '.');
  const of = where === '' ? '' : ` of ${where}`;
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    return { words: `unknown key ${JSON.stringify(key)}`, key };
  }
  if (keyword === 'required') return { words: `${JSON.stringify(params['missingProperty'])}${of} is missing` };
  if (keyword === 'enum') return { words: `${where} is one of ${(params['allowedValues'] as unknown[]).join(', ')}` };
  return { words: `${where || 'the file'} ${message}` };
}

/** What a file says, and where it says it. */
export interface Located {
  readonly value: unknown;
  /** Of the value that a JSON pointer leads to, or of one of its keys. */
  place(pointer: string, key?: string): { readonly line: number; readonly col: number };
}

/** Aliases are counted, so that ten lines cannot become ten billion. */
function plainValue(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    if (error instanceof ReferenceError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

/** @throws UsageError with line and column where the text is no YAML, which JSON is, too */
export function locateYaml(path: string, text: string): Located {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line, col } = counter.linePos(broken.pos[0]);
    throw new UsageError(`${path}:${line}:${col}: ${broken.message}`);
  }
  return {
    value: plainValue(document, path),
    place: (pointer, key) => counter.linePos(offsetOf(document, pointer, key)),
  };
}

/**
 * The value, when it is what the schema says.
 * @param nearest `did you mean …?` for an unknown key
 * @throws UsageError with path, line and column
 */
export function checked<T>(
  path: string,
  { value, place }: Located,
  schema: FileSchema,
  nearest: (word: string) => string | undefined = () => undefined,
): T {
  if (schema(value)) return value as T;
  const [first] = schema.errors ?? [];
  if (first === undefined) throw new UsageError(`${path}: not what its schema says`);
  const { words, key } = wordsOf(first);
  const { line, col } = place(first.instancePath, key);
  throw new UsageError(`${path}:${line}:${col}: ${words}`, key === undefined ? undefined : nearest(key));
}

/**
 * Reads a file.
 * @param nearest `did you mean …?` for an unknown key
 * @throws UsageError with path, line and column
 */
export const readYaml = <T>(path: string, schema: FileSchema, nearest?: (word: string) => string | undefined): T =>
  checked(path, locateYaml(path, textOf(path)), schema, nearest);
