/** Takes what must not be seen out of texts: as it is, URL-encoded, in base64, and inside longer texts. */

import type { Observation } from './observation.js';

export const REDACTED = '[redacted]';

/** Shorter ones would take ordinary words out. */
const SHORTEST = 4;

const base64 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

export class Secrets {
  readonly #forms: readonly string[];

  constructor(secrets: Iterable<string>) {
    const forms = new Set<string>();
    for (const secret of secrets) {
      if (secret.length < SHORTEST) continue;
      for (const form of [secret, encodeURIComponent(secret), base64(secret), JSON.stringify(secret).slice(1, -1)]) {
        forms.add(form);
        forms.add(form.replace(/=+$/, ''));
      }
    }
    // longest first: a secret may be part of another
    this.#forms = [...forms].filter((form) => form.length >= SHORTEST).sort((a, b) => b.length - a.length);
  }

  /** Whether an answer gives one of them back. */
  areIn(observed: Observation): boolean {
    if (observed.is === 'none' || this.#forms.length === 0) return false;
    const body = new TextDecoder().decode(observed.body);
    const texts = [...observed.headers.map(([, value]) => value), body];
    return this.#forms.some((form) => texts.some((text) => text.includes(form)));
  }

  redact(text: string): string {
    let out = text;
    for (const form of this.#forms) out = out.replaceAll(form, REDACTED);
    return out;
  }
}

/** Headers that carry credentials, whatever is in them. */
export const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|apikey|api-key|x-api-key|internal-key|x-jwt-assertion)$/i;
