/** Tree → model of a sequence, and what a gateway of each release makes of it. */
export * from './deploy.js';
export type { Expression } from './expression.js';
export * from './model.js';
export { readSequenceModel } from './read.js';
