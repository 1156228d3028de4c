import type { Place } from '../xml/index.js';
import { everyMediator, mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { childNamed, elementAt, placed } from './sequence/elements.js';
import { settingsOfMediator } from './sequence/settings.js';

const EXPRESSION =
  /^\s*(?:\$(?:ctx|axis2|trp|url|func|operation|sys|var):\w|get-property\s*\(\s*'|json-eval\s*\(|fn:concat\s*\()/;

const hit = (at: Place & { readonly start: number }, value: string | undefined): Hit[] =>
  value !== undefined && EXPRESSION.test(value) ? [{ at, args: { value } }] : [];

export const expressionAsText = sequenceRule({
  id: 'expression-as-text',
  code: 'FS045',
  severity: 'error',
  title: 'An expression stands in a value attribute',
  why: 'A value is a fixed text. Clients read the words $ctx:ERROR_MESSAGE instead of the message.',
  fix: 'Use the attribute expression instead of value.',
  source: 'synapse-semantics 2.1, 2.3, 2.4 (value before expression, as it is)',
  find: (subject) => {
    const { model, root } = subject;
    const properties = everyMediator(model).flatMap(settingsOfMediator);
    return [
      ...properties.flatMap(({ at, value, remove }) => (remove ? [] : hit(at, value))),
      ...mediatorsOf(model, 'header').flatMap(({ at, value, remove }) => (remove ? [] : hit(at, value))),
      ...mediatorsOf(model, 'payload').flatMap(({ args }) => args.flatMap(({ at, value }) => hit(at, value))),
      ...mediatorsOf(model, 'makefault').flatMap((fault) => {
        const reason = childNamed(elementAt(root, fault.at.start), 'reason');
        return reason === undefined ? [] : hit(placed(subject, reason, fault.at), fault.reason);
      }),
    ];
  },
  message: ({ value }) => `${value} is a text here, not an expression.`,
});
