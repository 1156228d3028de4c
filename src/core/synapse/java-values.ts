/** How the gateway turns the text of a `value` attribute into a Java object: which texts it accepts for which type. */
import { readXml } from '../xml/index.js';

export const PROPERTY_TYPES = [
  'STRING',
  'BOOLEAN',
  'INTEGER',
  'LONG',
  'SHORT',
  'FLOAT',
  'DOUBLE',
  'OM',
  'JSON',
] as const;
export type PropertyType = (typeof PROPERTY_TYPES)[number];

export const isPropertyType = (text: string): text is PropertyType =>
  (PROPERTY_TYPES as readonly string[]).includes(text);

const RANGES = {
  INTEGER: [-(2n ** 31n), 2n ** 31n - 1n],
  LONG: [-(2n ** 63n), 2n ** 63n - 1n],
  SHORT: [-(2n ** 15n), 2n ** 15n - 1n],
} as const;

/** `Integer.parseInt` and its kin: an optional sign and decimal digits, in range; undefined when Java throws. */
export function parseJavaInteger(text: string, type: keyof typeof RANGES = 'INTEGER'): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  const [low, high] = RANGES[type];
  return value >= low && value <= high ? value : undefined;
}

/** `Double.parseDouble`: blanks around are fine, and so are a type suffix and exponents; undefined when Java throws. */
export function parseJavaDouble(text: string): number | undefined {
  const trimmed = text.replace(/^[\0- ]+|[\0- ]+$/g, '');
  if (/^[+-]?NaN$/.test(trimmed)) return Number.NaN;
  if (/^[+-]?Infinity$/.test(trimmed)) return trimmed.startsWith('-') ? -Infinity : Infinity;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?$/.test(trimmed)) return undefined;
  return Number(trimmed.replace(/[fFdD]$/, ''));
}

/** Why `value` cannot have `type`; undefined when it can. `JSON` is not checked by any release. */
export function javaValueProblem(value: string, type: string): string | undefined {
  if (!isPropertyType(type)) return `there is no type ${type}`;
  const wrong = `the value is no ${type}: ${value}`;
  if (type === 'INTEGER' || type === 'LONG' || type === 'SHORT') {
    return parseJavaInteger(value, type) === undefined ? wrong : undefined;
  }
  if (type === 'FLOAT' || type === 'DOUBLE') return parseJavaDouble(value) === undefined ? wrong : undefined;
  if (type === 'OM') return readXml(value.trim()).ok ? undefined : wrong;
  return undefined;
}
