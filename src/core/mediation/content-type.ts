/** Pieces of a Content-Type as the gateway cuts them. */

/** What stands before the first semicolon, case as sent. */
export const mediaTypeOf = (contentType: string): string => (contentType.split(';', 1)[0] as string).trim();

/** The parameter `charset`, whose name only counts in lower case; quotes are dropped. */
export function charsetParameter(contentType: string): string | undefined {
  const at = contentType.indexOf('charset=');
  if (at < 0) return undefined;
  const value = (contentType.slice(at + 8).split(';', 1)[0] as string).trim();
  return value.replace(/^["']|["']$/g, '');
}
