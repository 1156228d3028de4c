import { fileRule } from './rule.js';

export const nameDiffersFromFile = fileRule({
  id: 'name-differs-from-file',
  code: 'FS012',
  severity: 'warning',
  title: 'The registered name and the file name belong to different stock sequences',
  why:
    'A gateway looks sequences up by the name attribute, never by the file name. A copy under another file name is still ' +
    'active; a stock file with another name is never found, without any error.',
  fix: 'Give the sequence the name that the message names, or remove the copy from the folder.',
  source: 'gateway-faults A.1; synapse-semantics 1.2, trap 1',
  find: ({ judged: { renamed, name }, file }) =>
    renamed === undefined
      ? []
      : [{ args: { file: file.name, name: name ?? '', stockFile: renamed.file, stockName: renamed.name } }],
  message: ({ file, name, stockFile, stockName }) =>
    name === stockName
      ? `${file} registers as ${name}, which is the name of ${stockFile}; the file name does not matter.`
      : `${file} registers as ${name === '' ? 'nothing' : name}, but the gateway looks for ${stockName}.`,
});
