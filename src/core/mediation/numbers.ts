/** Numbers as Java prints them. */

/** `Double.toString`. */
export function javaDoubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  const [mantissa = '', power = '0'] = size.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(power);
  if (size >= 1e-3 && size < 1e7) {
    if (exponent >= 0) {
      const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
      return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
    }
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent}`;
}

/** `Float.toString` of the nearest float. */
export function javaFloatText(value: number): string {
  const nearest = Math.fround(value);
  if (!Number.isFinite(nearest) || nearest === 0) return javaDoubleText(nearest);
  // the shortest digits that give this float back
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(nearest.toPrecision(digits));
    if (Math.fround(candidate) === nearest) return javaDoubleText(candidate);
  }
  return javaDoubleText(nearest);
}

/** `new BigDecimal(text).toString()` for a text that is a JSON number. */
export function bigDecimalText(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const unscaled = BigInt(whole + fraction);
  const scale = fraction.length - Number(power);
  const digits = unscaled.toString();
  const minus = sign === '-' && unscaled !== 0n ? '-' : '';
  const adjusted = digits.length - 1 - scale;
  if (scale >= 0 && adjusted >= -6) {
    if (scale === 0) return minus + digits;
    const padded = digits.padStart(scale + 1, '0');
    return `${minus}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  }
  const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${minus}${digits[0]}${rest}E${adjusted >= 0 ? '+' : ''}${adjusted}`;
}

/** `String.hashCode`. */
function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/**
 * The order in which a Java `HashMap` hands out keys that were put in the order given.
 * Collisions keep insertion order (buckets large enough to become trees do not occur here).
 */
export function hashMapOrder(keys: readonly string[], capacity = 16): string[] {
  const distinct = [...new Set(keys)];
  let size = capacity;
  while (distinct.length > size * 0.75) size *= 2;
  return distinct
    .map((key, index) => ({ key, index, bucket: spread(javaHash(key)) & (size - 1) }))
    .sort((a, b) => a.bucket - b.bucket || a.index - b.index)
    .map(({ key }) => key);
}

const spread = (hash: number): number => hash ^ (hash >>> 16);

/** The order in which a Java `Hashtable` made with room for one hands out keys that were put in the order given. */
export function hashtableOrder(keys: readonly string[]): string[] {
  let table: string[][] = [[]];
  const put = (into: string[][], key: string) => into[(javaHash(key) & 0x7fffffff) % into.length]?.unshift(key);
  let count = 0;
  for (const key of new Set(keys)) {
    if (count >= Math.floor(table.length * 0.75)) {
      const larger: string[][] = Array.from({ length: table.length * 2 + 1 }, () => []);
      for (const bucket of [...table].reverse()) for (const old of bucket) put(larger, old);
      table = larger;
    }
    put(table, key);
    count++;
  }
  return [...table].reverse().flat();
}
