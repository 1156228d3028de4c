/** Compiles schemas into code, so that no command need load a schema compiler. */
import { writeFileSync } from 'node:fs';
import { configValidatorCode, validatorCode } from './validators/code.js';

writeFileSync('src/generated/validators.js', validatorCode());
writeFileSync('src/generated/config-validators.js', configValidatorCode());
