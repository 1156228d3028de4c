import { listed } from '../text.js';
import { clientRule } from './client-rule.js';

export const apiDefinitionPromisesOldFault = clientRule({
  id: 'api-definition-promises-old-fault',
  code: 'FS206',
  severity: 'warning',
  title: 'An API definition promises the old fault',
  why: 'Clients are generated from it: their types bind XML, the wrapping object or a number, and fail on the JSON of 4.x.',
  fix: 'Describe the errors as application/json with code (string), message and description, and generate the clients again.',
  source: 'client-patterns, look-alikes, OpenAPI; gateway-faults B.3',
  form: 'xml',
  find: ({ place, fate, to }) => {
    if (place.kind !== 'promises-old-form' || fate === 'keeps') return [];
    const has = (signal: string): boolean => place.evidence.some((evidence) => evidence.signal === signal);
    const promised = [
      has('promised-wrapper') ? 'the wrapping object fault' : [],
      has('promised-number') ? 'a number as code' : [],
      has('promised-xml') || has('namespace-uri') || has('prefixed-name') || has('upper-name') ? 'XML' : [],
    ].flat();
    return [{ args: { promised: listed(promised), to } }];
  },
  message: ({ promised, to }) =>
    `The definition promises ${promised} for errors of the gateway; ${to} answers flat JSON with code as a text.`,
});
