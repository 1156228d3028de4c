import type { MESSAGE_FORMATS } from '../stock/properties.js';
import type { Expression } from '../synapse/index.js';
import { javaRegex } from '../synapse/java-regex.js';
import { allMediators, mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { readOf } from './sequence/expressions.js';

const isMessageFormat = (source: Expression | undefined): boolean =>
  source?.kind === 'xpath' && readOf(source.tree)?.name === 'MESSAGE_FORMAT';

const matches = (regex: string, format: (typeof MESSAGE_FORMATS)[number]): boolean => {
  const compiled = javaRegex(regex);
  return compiled.is === 'regex' && compiled.test(format) === true;
};

export const soap12GetsSoap11 = sequenceRule({
  id: 'soap12-gets-soap11',
  code: 'FS070',
  severity: 'info',
  title: 'SOAP 1.2 clients get a SOAP 1.1 fault',
  why: 'A makefault without version="soap12" makes a 1.1 fault, labelled text/xml, for 1.2 clients too. The stock sequences do the same.',
  fix: "If you have SOAP 1.2 clients, tell the two apart: a switch on get-property('MESSAGE_FORMAT') with soap11 and soap12.",
  source: 'synapse-semantics 2.4, 3.1, trap 44 (recorded); gateway-faults B.4',
  find: ({ model }) => {
    const branches = [
      ...mediatorsOf(model, 'filter').flatMap(({ source, regex, whenTrue }) =>
        isMessageFormat(source) && regex !== undefined ? [{ regex, branch: whenTrue }] : [],
      ),
      ...mediatorsOf(model, 'switch').flatMap(({ source, cases }) => (isMessageFormat(source) ? cases : [])),
    ];
    return branches
      .filter(({ regex }) => matches(regex, 'soap12'))
      .flatMap(({ branch }) =>
        [...allMediators(branch.list)].flatMap((mediator): Hit[] =>
          mediator.kind === 'makefault' && mediator.version === 'soap11' ? [{ at: mediator.at }] : [],
        ),
      );
  },
  message: () => 'This fault is SOAP 1.1, and SOAP 1.2 clients come here too.',
});
