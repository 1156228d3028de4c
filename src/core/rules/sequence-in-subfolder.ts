import { fileRule } from './rule.js';

export const sequenceInSubfolder = fileRule({
  id: 'sequence-in-subfolder',
  code: 'FS013',
  severity: 'warning',
  title: 'The file lies in a folder below sequences, where no gateway looks',
  why: 'Whoever put it there believes that it runs.',
  fix: 'Move it up, or delete it.',
  source: 'synapse-semantics 1.2, trap 41',
  find: ({ file }) => (file.part === 'sequence-in-subfolder' ? [{ args: { name: file.name } }] : []),
  message: ({ name }) => `${name} is never read.`,
});
