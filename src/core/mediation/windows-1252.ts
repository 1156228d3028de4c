/** The 27 characters that windows-1252 has where ISO-8859-1 has controls. */
const EXTRA: ReadonlyMap<number, number> = new Map(
  [...'€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'].flatMap((char, i) => {
    const code = char.codePointAt(0) as number;
    return code === 0 ? [] : [[code, 0x80 + i] as const];
  }),
);

/** The byte for a code point; undefined when the charset lacks it. */
export const windows1252 = (code: number): number | undefined =>
  code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : EXTRA.get(code);
