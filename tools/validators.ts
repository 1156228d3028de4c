/** Compiles the contracts of stock sequences into code, so that a probe need not load a schema compiler. */
import { writeFileSync } from 'node:fs';
import { validatorCode } from './validators/code.js';

writeFileSync('src/generated/validators.js', validatorCode());
