import { deployFailures } from './deploy-failures.js';
import { fileRule } from './rule.js';

export const vanishedClass = fileRule({
  id: 'vanished-class',
  code: 'FS006',
  severity: 'error',
  title: 'The sequence names a Java class that the target does not have',
  why:
    'The whole file is then rejected at start-up with one line in the log, and the gateway runs as if it were absent: ' +
    'without fault.xml every mediation error, 404 and 405 of a known API ends as 202 with an empty body, or as no answer.',
  fix: 'Delete the class mediator; the analytics classes have no successor in 4.x. Better, start from the stock file of the target.',
  source: 'gateway-faults F, A.4; wso2/carbon-apimgt 91d4b08438a',
  find: (subject) => deployFailures(subject, (code) => code === 'class-gone'),
  message: ({ words }) => `The file will not deploy: ${words}.`,
});
