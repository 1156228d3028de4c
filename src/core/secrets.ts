/** Replaces what looks like a secret in text that a report quotes: a report travels further than what it quotes. */

const HIDDEN = '…';

/** Each keeps its first group. Bounded and without nested repetition. */
const SECRETS: readonly RegExp[] = [
  // Authorization: Bearer eyJ…, Basic dXNlcjpwYXNz
  /\b((?:bearer|basic|negotiate)\s{1,4}["']?)[A-Za-z0-9+/_.~=-]{8,4096}/gi,
  /\b((?:digest|token|apikey)\s{1,4}["']?)(?=[A-Za-z+/_.~=-]{0,200}\d)[A-Za-z0-9+/_.~=-]{8,4096}/gi,
  // a JSON Web Token anywhere
  /()\beyJ[A-Za-z0-9_-]{6,4096}(?:\.[A-Za-z0-9_-]{0,4096}){0,4}/g,
  // password = "…", apikey: …, client_secret=…, "accessToken" => "…"
  /\b((?:[\w-]{0,40}(?:pass(?:word|wd|phrase)?|pwd|secret|api[_-]?key|access[_-]?key|private[_-]?key|credential|auth[_-]?token|access[_-]?token|refresh[_-]?token|session[_-]?id|client[_-]?id|consumer[_-]?key)[\w-]{0,20})["'\]]{0,2}\s{0,4}(?:=>|:=|=|:)\s{0,4}@?["'`])[^"'`\n]{1,4096}/gi,
  /\b((?:[\w-]{0,40}(?:pass(?:word|wd|phrase)?|pwd|secret|api[_-]?key|access[_-]?token|refresh[_-]?token|client[_-]?secret)[\w-]{0,20})\s{0,2}[=:]\s{0,2})(?!["'`]|\w{1,30}[.([]|\$|<)[^\s"'`,;&)}\]]{4,4096}/gi,
  // user:password@host
  /(:\/\/[^\s/:@"']{1,200}:)[^\s/@"']{1,200}(?=@)/g,
  // long runs of hexadecimal digits and of base64: keys, digests, opaque tokens
  /()\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /()(?<![A-Za-z0-9+/=_-])(?=[A-Za-z0-9+/_-]{0,4096}\d)(?=[A-Za-z0-9+/_-]{0,4096}[A-Za-z])[A-Za-z0-9+/_-]{32,4096}={0,2}/g,
];

/** `text` with secrets replaced by `…`. Rather too much than too little. */
export const redact = (text: string): string =>
  SECRETS.reduce((safe, pattern) => safe.replace(pattern, (_, kept: string) => kept + HIDDEN), text);

/** Names of properties and headers whose value nobody should read in a report. */
const SECRET_NAME =
  /pass(?:word|wd|phrase)|pwd|secret|api[_-]?key|credential|^(?:proxy-)?authorization$|^cookie$|access[_-]?token|auth[_-]?token/i;

/** The value of a property, header or argument of this name, as a report may show it. */
export const redactValue = (name: string | undefined, value: string): string =>
  name !== undefined && SECRET_NAME.test(name) && value !== '' ? HIDDEN : redact(value);

const NAMED =
  /(\bname\s{0,9}=\s{0,9}(["'])([^"'<>]{1,200})\2[^<>]{0,2000}?\bvalue\s{0,9}=\s{0,9}(["']))([^"'<>]{0,4096})/g;

/** XML as a report may quote it: values of properties with telling names go, and what looks like a secret anywhere. */
export function redactXml(text: string): string {
  const named = text.replace(NAMED, (all, head: string, _quote: string, name: string, _other: string, value: string) =>
    SECRET_NAME.test(name) && value !== '' ? head + HIDDEN : all,
  );
  const safe = redact(named);
  // Quotes inside a value are spelled as references, behind which a secret would not be seen.
  const plain = safe.replace(/&(?:quot|#34|#x22);/gi, '"').replace(/&(?:apos|#39|#x27);/gi, "'");
  const shown = redact(plain);
  return shown === plain ? safe : shown;
}
