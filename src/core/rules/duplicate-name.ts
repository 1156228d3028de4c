import { setRule } from './rule.js';

export const duplicateName = setRule({
  id: 'duplicate-name',
  code: 'FS016',
  severity: 'error',
  title: 'Two files register one name',
  why: 'Up to 2.6.0 the second file is rejected; from 3.0.0 the one read last wins, in directory order, which nobody controls. Hot deployment renames the second to *.back.',
  fix: 'Remove one of the files, or give it another name.',
  source: 'synapse-semantics 1.2, trap 41 (recorded)',
  find: ({ duplicates }) => [...duplicates].map(([name, files]) => ({ args: { name, files: files.join(', ') } })),
  message: ({ name, files }) => `${name} is registered by ${files}; which one runs is decided by directory order.`,
});
