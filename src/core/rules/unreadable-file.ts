import { fileRule } from './rule.js';

export const unreadableFile = fileRule({
  id: 'unreadable-file',
  code: 'FS010',
  severity: 'error',
  title: 'The file cannot be read as XML',
  why: 'A gateway that cannot read it starts without it. A few files that it does read (text behind the end, a DOCTYPE) run as something else than what one sees.',
  fix: 'Correct the XML at the place named.',
  source: 'synapse-semantics 1.1, 1.3',
  find: ({ judged: { problem } }) =>
    problem === undefined
      ? []
      : [
          {
            at: problem,
            args: { reason: problem.reason, hint: problem.hint === undefined ? '' : ` (${problem.hint})` },
          },
        ],
  message: ({ reason, hint }) => `${reason}${hint}.`,
});
