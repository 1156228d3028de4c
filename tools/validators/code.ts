import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import config from '../../schema/config.schema.json' with { type: 'json' };
import emulate from '../../schema/emulate-1.schema.json' with { type: 'json' };
import recording from '../../schema/probe-1.schema.json' with { type: 'json' };
import probe from '../../schema/probe-config-1.schema.json' with { type: 'json' };
import { contractSchemas } from '../../src/core/probe/schema.js';

const head = (what: string, from: string): string =>
  `// Written by \`npm run validators\`: ${what} as code, from ${from}.
`;

/** `main@4.0.0` → `main_4_0_0`: a name that JavaScript takes. */
const exportName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '_');

const compiled = (ajv: Ajv2020, ids: Readonly<Record<string, string>>): string =>
  (standalone as unknown as { default: typeof standalone.default }).default(ajv, ids);

/** The module src/generated/config-validators.js: files that users write. */
export function configValidatorCode(): string {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, code: { source: true, esm: true, lines: true } });
  for (const schema of [config, emulate, probe, recording]) ajv.addSchema(schema);
  const code = compiled(ajv, {
    CONFIG: config.$id,
    EMULATE_CONFIG: emulate.$id,
    PROBE_CONFIG: probe.$id,
    PROBE_REPORT: recording.$id,
  });
  return `${head('files that users write', 'schema')}${code}\n`;
}

/** The module src/generated/validators.js: what stock sequences answer. */
export function validatorCode(): string {
  const ajv = new Ajv2020({ allErrors: true, code: { source: true, esm: true, lines: true } });
  const schemas = [...contractSchemas()].sort(([a], [b]) => (a < b ? -1 : 1));
  const ids: Record<string, string> = {};
  for (const [name, schema] of schemas) {
    const $id = `https://faultshift.example/contract/${encodeURIComponent(name)}.json`;
    ajv.addSchema({ ...schema, $id });
    ids[exportName(name)] = $id;
  }
  const code = compiled(ajv, ids);
  const table = schemas.map(([name]) => `  ${JSON.stringify(name)}: ${exportName(name)},`).join('\n');
  return `${head('the JSON answers of stock sequences', 'sequences/facts/contracts.json')}${code}\nexport const VALIDATORS = {\n${table}\n};\n`;
}
