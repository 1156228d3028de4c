import { fileRule } from './rule.js';

export const wrappedJson = fileRule({
  id: 'wrapped-json',
  code: 'FS024',
  severity: 'info',
  title: 'Faults of single APIs stay in the wrapped JSON form',
  why: 'The built-in json_fault sequences and the jsonFault policies answer {"fault":{"code":900901,…}} with a numeric code; on an API that has one, they replace the fault sequence.',
  fix: 'Nothing, if the clients of those APIs expect it. Else detach it, so that the stock fault sequence answers.',
  source: 'gateway-faults B.2, E.5',
  find: ({ file, judged }) => {
    const builtIn = judged.entry?.folder === 'customsequences/fault';
    const policy = file.part === 'operation-policy' && /json_?fault/i.test(file.name);
    return builtIn || policy ? [{ args: { name: file.name } }] : [];
  },
  message: ({ name }) => `APIs with ${name} answer {"fault":{…}} with a numeric code.`,
});
