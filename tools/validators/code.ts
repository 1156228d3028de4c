import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { contractSchemas } from '../../src/core/probe/schema.js';

const HEAD = `// Written by \`npm run validators\`: the JSON answers of stock sequences as code, from sequences/facts/contracts.json.\n`;

/** `main@4.0.0` → `main_4_0_0`: a name that JavaScript takes. */
const exportName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '_');

/** The module src/generated/validators.js. */
export function validatorCode(): string {
  const ajv = new Ajv2020({ allErrors: true, code: { source: true, esm: true, lines: true } });
  const schemas = [...contractSchemas()].sort(([a], [b]) => (a < b ? -1 : 1));
  const ids: Record<string, string> = {};
  for (const [name, schema] of schemas) {
    const $id = `https://faultshift.example/contract/${encodeURIComponent(name)}.json`;
    ajv.addSchema({ ...schema, $id });
    ids[exportName(name)] = $id;
  }
  const code = (standalone as unknown as { default: typeof standalone.default }).default(ajv, ids);
  const table = schemas.map(([name]) => `  ${JSON.stringify(name)}: ${exportName(name)},`).join('\n');
  return `${HEAD}${code}\nexport const VALIDATORS = {\n${table}\n};\n`;
}
