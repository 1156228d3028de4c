import { clientRule } from './client-rule.js';

const WHAT: Readonly<Record<string, string>> = {
  comment: 'A comment quotes the old fault',
  doc: 'Documentation quotes the old fault',
  fixture: 'Canned data holds the old fault',
  data: 'Data holds the old fault',
  vendored: 'Code from elsewhere reads or quotes the old fault; its own project must change it',
  generated: 'A built or generated file reads or quotes the old fault; build it again after the change',
  test: 'A test holds the old fault and does not look at it',
  code: 'The old fault is a text here that nothing reads',
  unknown: 'The old fault is a text here',
};

export const oldFaultQuoted = clientRule({
  id: 'old-fault-quoted',
  code: 'FS209',
  severity: 'info',
  title: 'The old fault is quoted',
  why: 'Comments, manuals, examples, fixtures and copies do not run, so nothing breaks; but they say what is no longer so.',
  fix: 'Correct what people read. Renew fixtures with the client that they test.',
  source: 'client-patterns, look-alikes, quoted faults',
  form: 'xml',
  find: ({ place }) =>
    place.kind === 'quotes'
      ? [{ args: { where: place.where, notes: place.notes.map((note) => `, ${note}`).join('') } }]
      : [],
  message: ({ where, notes }) => `${WHAT[where as string]}${notes}.`,
});
