/** The records of a clients report as plain data, for JSON and NDJSON. Documented in schema/clients-1.schema.json. */
import type { PlacedClient } from '../../core/analysis/clients.js';
import { saysOf } from '../../core/clients/signals.js';

export const CLIENTS_SCHEMA = 'faultshift.clients/1';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** Every place names them. */
const MOST_TENANTS = 100;

export function placeRecord({ root, repository, file, place, changes, fate, told, suppression }: PlacedClient): Json {
  return {
    root,
    repository,
    file,
    line: place.line,
    column: place.column,
    kind: place.kind,
    where: place.where,
    confidence: place.confidence,
    language: place.family,
    quote: place.quote,
    evidence: place.evidence.map(({ signal, line, column, text }) => ({
      signal,
      says: saysOf(signal),
      line,
      column,
      text,
    })),
    codes: place.codes,
    sequences: place.sequences,
    prefixes: place.prefixes,
    comparesNumber: place.comparesNumber,
    readsBoth: place.readsBoth,
    lost: place.lost,
    notes: place.notes,
    fate,
    changes: changes.map(({ sequence, codes, before, after, carried, tenants, notes }) => ({
      sequence,
      codes,
      before: { form: before.form, words: before.words },
      after: { form: after.form, words: after.words },
      carried: carried && { file: carried.file, form: carried.form, words: carried.words },
      tenants: tenants?.map((one) => ({
        tenants: one.tenants.slice(0, MOST_TENANTS),
        more: one.tenants.length > MOST_TENANTS ? one.tenants.length - MOST_TENANTS : undefined,
        before: { form: one.before.form, words: one.before.words },
        carried: one.carried && { file: one.carried.file, form: one.carried.form, words: one.carried.words },
      })),
      notes,
    })),
    rule: told?.rule,
    fingerprint: told?.fingerprint,
    suppressed: told?.suppressed && { ...told.suppressed },
    suppression: suppression === undefined ? null : { line: suppression.line, comment: suppression.comment },
  };
}
