import { fileRule } from './rule.js';

export const unknownClass = fileRule({
  id: 'unknown-class',
  code: 'FS007',
  severity: 'warning',
  title: 'The sequence names a class that does not come with the product',
  why: 'If no jar of the new home has it, or it was built against classes that 4.x moved, the whole file is rejected at start-up.',
  fix: 'Copy the jar to repository/components/lib (or dropins) of the new home, rebuilt against its APIs, and look for "Error loading class" in its log.',
  source: 'gateway-faults F',
  find: ({ deployment }) =>
    deployment.doubts.filter(({ code }) => code === 'class-unknown').map(({ at, words }) => ({ at, args: { words } })),
  message: ({ words }) => `It deploys only with its jar: ${words}.`,
});
