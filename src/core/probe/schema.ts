/** The contracts of stock sequences as JSON Schemas. */
import { type Answer, CONTRACTS } from '../stock/facts.js';
import { schemaName } from './expect.js';

type Schema = Readonly<Record<string, unknown>>;

const typeSchema = (type: 'string' | 'number' | 'object' | 'any'): Schema => (type === 'any' ? {} : { type });

function answerSchema({ members = [], optional = [], types = {} }: Answer): Schema {
  const names = [...members, ...optional];
  return {
    type: 'object',
    required: members,
    properties: Object.fromEntries(names.map((name) => [name, typeSchema(types[name] ?? 'string')])),
    additionalProperties: false,
  };
}

/** Schema name → schema, for every stock sequence that answers JSON. */
export function contractSchemas(): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  for (const contract of CONTRACTS) {
    const json = contract.answers?.find(({ format }) => format === 'json');
    if (json !== undefined) found.set(schemaName(contract), answerSchema(json));
  }
  return found;
}

/** What a value does to a schema, in clauses; empty: it satisfies it. */
export type Validate = (value: unknown) => readonly string[];

/** One complaint of a validator. @see https://ajv.js.org/api.html#error-objects */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Says what is wrong in our words, the rest in the validator's. */
export function schemaClause({ instancePath, keyword, params, message }: SchemaError): string {
  const where = instancePath === '' ? '' : instancePath.slice(1).replaceAll('/', '.');
  const inside = where === '' ? '' : ` in ${where}`;
  if (keyword === 'required') return `no member ${JSON.stringify(params['missingProperty'])}${inside}`;
  if (keyword === 'additionalProperties') {
    return `a member ${JSON.stringify(params['additionalProperty'])} that is not foreseen${inside}`;
  }
  if (keyword === 'type') return `${where || 'the body'} is no ${String(params['type'])}`;
  return `${where || 'the body'} ${message ?? `fails ${keyword}`}`;
}
