/**
 * The configuration: found from a folder up to the root of the repository, read as YAML, JSON, JSONC, TOML or from a
 * package.json, with all that it extends. It is data: nothing in it is ever run.
 */
import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';
import { UsageError } from '../errors.js';
import { checked, type FileSchema, type Located, locateYaml, textOf } from './yaml.js';

export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, string>>;
  /** Folder that the patterns are below. */
  readonly base: string;
}

export interface Setting {
  readonly value: unknown;
  /** `team.yaml:3`, `faultshift:strict`. */
  readonly origin: string;
}

export interface Settings {
  /** The file that was found; absent where only the environment speaks. */
  readonly path?: string;
  /** By key; paths are absolute. Rules stand as `rules.<name>`. */
  readonly values: ReadonlyMap<string, Setting>;
  readonly overrides: readonly Override[];
}

type Raw = Readonly<Record<string, unknown>> & {
  readonly extends?: readonly string[];
  readonly rules?: Readonly<Record<string, string>>;
  readonly overrides?: readonly { files: readonly string[]; rules: Readonly<Record<string, string>> }[];
};

const PRESETS: Readonly<Record<string, Raw>> = {
  'faultshift:recommended': { failOn: 'error' },
  'faultshift:strict': { failOn: 'warning', failOnUnusedSuppressions: true },
};

/** Values that are paths, relative to the file that says them. */
const PATHS = new Set(['homes', 'clients', 'into', 'catalogue', 'stockPack', 'baseline']);

const MOST_NESTING = 16;

/** Comments of JSONC as blanks of the same length, line ends kept, so that places stay. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );

/** TOML gives no places: a key is looked for by its name. */
function locateToml(path: string, text: string): Located {
  let value: unknown;
  try {
    value = parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new UsageError(`${path}:${error.line}:${error.column}: ${error.message.split('\n')[0]}`);
  }
  return {
    value,
    place: (pointer, key) => {
      const name =
        key ??
        pointer
          .split('/')
          .filter((step) => !/^\d+$/.test(step))
          .at(-1) ??
        '';
      const lines = text.split('\n');
      const at = lines.findIndex((line) => {
        const word = line.replace(/^[\s[]+/, '').replace(/^["']/, '');
        return name !== '' && word.startsWith(name) && /^["']?\s*(=|\]|\.)/.test(word.slice(name.length));
      });
      return { line: at + 1 || 1, col: 1 };
    },
  };
}

function locate(path: string): Located {
  const text = textOf(path).replace(/^\ufeff/, '');
  switch (extname(path)) {
    case '.toml':
      return locateToml(path, text);
    case '.json':
    case '.jsonc': {
      const located = locateYaml(path, withoutComments(text));
      if (!path.endsWith('package.json')) return located;
      const { value, place } = located;
      return {
        value: (value as { faultshift?: unknown }).faultshift ?? {},
        place: (pointer, key) => place(`/faultshift${pointer}`, key),
      };
    }
    default:
      return locateYaml(path, text);
  }
}

export interface SettingsReader {
  readonly schema: FileSchema;
  /** `did you mean …?` for an unknown key. */
  readonly nearestKey: (word: string) => string | undefined;
  /** How a path is shown. */
  readonly shown: (path: string) => string;
}

interface Layer {
  readonly raw: Raw;
  readonly base: string;
  readonly originOf: (pointer: string) => string;
}

/** What the file extends, then the file itself. */
function layersOf(path: string, reader: SettingsReader, above: readonly string[]): Layer[] {
  const shown = reader.shown(path);
  if (above.includes(path)) throw new UsageError(`${shown}: extends itself, by ${above.map(reader.shown).join(' → ')}`);
  if (above.length > MOST_NESTING) throw new UsageError(`${shown}: extends too deep, more than ${MOST_NESTING} files`);
  const located = locate(path);
  const raw = checked<Raw>(shown, located, reader.schema, reader.nearestKey);
  const base = dirname(path);
  const originOf = (pointer: string): string => `${shown}:${located.place(pointer).line}`;
  const below = (raw.extends ?? []).flatMap((name, i): Layer[] => {
    const preset = PRESETS[name];
    if (preset !== undefined) return [{ raw: preset, base, originOf: () => name }];
    const file = resolve(base, name);
    if (name.startsWith('faultshift:') || !existsSync(file)) {
      const hint = `presets are ${Object.keys(PRESETS).join(', ')}; others are files`;
      throw new UsageError(`${originOf(`/extends/${i}`)}: there is no ${name}`, hint);
    }
    return layersOf(file, reader, [...above, path]);
  });
  return [...below, { raw, base, originOf }];
}

function absolute(key: string, value: unknown, base: string): unknown {
  if (!PATHS.has(key)) return value;
  if (typeof value === 'string') return resolve(base, value);
  return Array.isArray(value) ? value.map((one) => resolve(base, String(one))) : value;
}

/** `json=out/a.json` → the same with an absolute path. */
const absoluteReport = (report: string, base: string): string => {
  const at = report.indexOf('=');
  return at < 0 ? report : `${report.slice(0, at + 1)}${resolve(base, report.slice(at + 1))}`;
};

/** @throws UsageError with path and line */
export function readSettings(path: string, reader: SettingsReader): Settings {
  const values = new Map<string, Setting>();
  const overrides: Override[] = [];
  for (const { raw, base, originOf } of layersOf(resolve(path), reader, [])) {
    for (const [key, value] of Object.entries(raw)) {
      if (key === '$schema' || key === 'extends') continue;
      const origin = originOf(`/${key}`);
      if (key === 'rules') {
        for (const [rule, level] of Object.entries(raw.rules ?? {})) {
          values.set(`rules.${rule}`, { value: level, origin: originOf(`/rules/${rule}`) });
        }
      } else if (key === 'overrides') overrides.push(...(raw.overrides ?? []).map((one) => ({ ...one, base })));
      else if (key === 'reports')
        values.set(key, { value: (value as string[]).map((one) => absoluteReport(one, base)), origin });
      else values.set(key, { value: absolute(key, value, base), origin });
    }
  }
  return { path, values, overrides };
}
