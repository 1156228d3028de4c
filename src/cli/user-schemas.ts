/** Schemas that users bring for their own answers. The compiler is loaded only for them. */
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaClause, type Validate } from '../core/probe/schema.js';
import { UsageError } from '../errors.js';
import { readYaml } from '../files/yaml.js';

const anything = Object.assign((): boolean => true, { errors: null });

/** @throws UsageError when a file is no schema */
export function compileSchemas(paths: ReadonlyMap<string, string>): Map<string, Validate> {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  return new Map(
    [...paths].map(([sequence, path]) => {
      const schema = readYaml<Record<string, unknown>>(path, anything);
      try {
        const validate = ajv.compile(schema);
        const check: Validate = (value) =>
          validate(value) ? [] : (validate.errors ?? []).map((error: ErrorObject) => schemaClause(error as never));
        return [sequence, check] as const;
      } catch (error) {
        throw new UsageError(`${path}: no JSON Schema (${(error as Error).message.slice(0, 200)})`);
      }
    }),
  );
}
