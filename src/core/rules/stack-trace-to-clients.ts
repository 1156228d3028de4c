import { sequenceRule } from './rule.js';
import { answersItself } from './sequence/answer.js';
import { expressionsOf, nodesOf, readOf } from './sequence/expressions.js';

/** Sequences that run when mediation fails; for the handlers Java writes a sentence into ERROR_DETAIL. */
const AFTER_EXCEPTIONS: ReadonlySet<string> = new Set([
  'fault',
  'json_fault',
  'debug_json_fault',
  'main',
  '_token_fault_',
]);

export const stackTraceToClients = sequenceRule({
  id: 'stack-trace-to-clients',
  code: 'FS057',
  severity: 'warning',
  title: 'The payload holds ERROR_DETAIL, which may be a Java stack trace',
  why: 'When a mediator throws, the engine puts the stack trace into ERROR_DETAIL. A fault sequence that prints it shows clients class names and versions.',
  fix: 'Print ERROR_MESSAGE, or a text of your own; write ERROR_DETAIL to the log.',
  source: 'synapse-semantics 0.3, trap 39 (recorded)',
  find: (subject) => {
    const { role, model } = subject;
    if (role === undefined ? !answersItself(subject) : !AFTER_EXCEPTIONS.has(role.name)) return [];
    return expressionsOf(model).flatMap(({ expression, use, at }) => {
      if (use !== 'arg' && use !== 'fault' && use !== 'format') return [];
      const found =
        expression.kind === 'xpath'
          ? [...nodesOf(expression.tree)].some((node) => {
              const read = readOf(node);
              return read?.scope === 'default' && read.name === 'ERROR_DETAIL';
            })
          : expression.kind === 'synapse' && /\.synapse(?:\.|\[["'])ERROR_DETAIL\b/.test(expression.source);
      return found ? [{ at }] : [];
    });
  },
  message: () => 'ERROR_DETAIL goes to clients here; after an exception it is a Java stack trace.',
});
