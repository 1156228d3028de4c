import type { SchemaError } from '../core/probe/schema.js';

interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** schema/emulate-1.schema.json */
export const EMULATE_CONFIG: Validator;

/** schema/config.schema.json */
export const CONFIG: Validator;

/** schema/probe-config-1.schema.json */
export const PROBE_CONFIG: Validator;

/** schema/probe-1.schema.json */
export const PROBE_REPORT: Validator;
