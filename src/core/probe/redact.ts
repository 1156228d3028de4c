/** A probe without the secrets that went into it, before anything is shown or written. */
import type { HeaderPair, Observation } from './observation.js';
import { REDACTED, SECRET_HEADER, type Secrets } from './secrets.js';
import type { ProbeSubject } from './subject.js';

type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [name: string]: Plain };

/** Texts anywhere in plain data. */
function deep<T>(value: T, secrets: Secrets): T {
  if (typeof value === 'string') return secrets.redact(value) as T;
  if (Array.isArray(value)) return value.map((item) => deep(item as Plain, secrets)) as T;
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner as Plain, secrets)])) as T;
  }
  return value;
}

/** What is in a header of credentials is never shown, only that it was there. */
const headers = (pairs: readonly HeaderPair[]): HeaderPair[] =>
  pairs.map(([name, value]) => [name, SECRET_HEADER.test(name) ? REDACTED : value]);

function observed(given: Observation): Observation {
  return given.is === 'none' ? given : { ...given, headers: headers(given.headers) };
}

const utf8 = new TextEncoder();

/** Of the answer's body the text is kept that reports show. */
export function redacted(subject: ProbeSubject, secrets: Secrets): ProbeSubject {
  const { sent } = subject;
  const body = sent.body && utf8.encode(secrets.redact(new TextDecoder().decode(sent.body)));
  const clean: ProbeSubject = {
    ...subject,
    sent: { ...sent, headers: headers(sent.headers), ...(body && { body }) },
    observed: observed(subject.observed),
  };
  const out = deep(clean, secrets);
  if (out.observed.is === 'none') return out;
  return { ...out, observed: { ...out.observed, body: utf8.encode(out.judgement.seen?.text ?? '') } };
}
