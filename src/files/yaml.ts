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

function textOf(path: string): string {
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

/**
 * Reads a file.
 * @param nearest `did you mean …?` for an unknown key
 * @throws UsageError with path, line and column
 */
export function readYaml<T>(
  path: string,
  schema: FileSchema,
  nearest: (word: string) => string | undefined = () => undefined,
): T {
  const counter = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const fail = (offset: number, words: string, hint?: string): never => {
    const { line, col } = counter.linePos(offset);
    throw new UsageError(`${path}:${line}:${col}: ${words}`, hint);
  };
  const [broken] = document.errors;
  if (broken !== undefined) fail(broken.pos[0], broken.message);
  // aliases are counted, so that ten lines cannot become ten billion
  const value: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  if (!schema(value)) {
    const [first] = schema.errors ?? [];
    if (first === undefined) return fail(0, 'not what its schema says');
    const { words, key } = wordsOf(first);
    fail(offsetOf(document, first.instancePath, key), words, key === undefined ? undefined : nearest(key));
  }
  return value as T;
}
