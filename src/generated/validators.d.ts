import type { SchemaError } from '../core/probe/schema.js';

interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** Validators of the JSON answers of stock sequences, by `<registered name>@<since>`. */
export const VALIDATORS: Readonly<Record<string, Validator>>;
