/** The validators of stock answers, as judging wants them. */
import { schemaClause, type Validate } from '../../core/probe/schema.js';
import { VALIDATORS } from '../../generated/validators.js';

/** @param schema its name; undefined, or none that we have: anything goes */
export function validatorOf(schema: string | undefined): Validate | undefined {
  const validate = schema === undefined ? undefined : VALIDATORS[schema];
  return validate && ((value) => (validate(value) ? [] : (validate.errors ?? []).map(schemaClause)));
}
