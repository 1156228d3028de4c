import { AXIS2_PROPERTIES } from '../stock/properties.js';
import { sequenceRule } from './rule.js';
import { answersItself } from './sequence/answer.js';
import { readsDefault } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';

const FOUND: ReadonlySet<string> = new Set(['axis2', 'axis2-client', 'operation']);

export const axis2PropertyOutsideAxis2 = sequenceRule({
  id: 'axis2-property-outside-axis2',
  code: 'FS076',
  severity: 'warning',
  title: 'A property of the transport is set or removed outside the axis2 scope',
  why: 'messageType, ContentType, NO_ENTITY_BODY and their like are read in axis2 scope. In default scope they change nothing about the answer.',
  fix: 'Add scope="axis2" to the property.',
  source: 'synapse-semantics 0.2, 3.6',
  find: (subject) => {
    const { model, role } = subject;
    if (role === undefined && !answersItself(subject)) return []; // a helper, which may note something for its caller
    const settings = settingsOf(model);
    const handled = new Set(settings.flatMap(({ property: { name, scope } }) => (FOUND.has(scope) ? [name] : [])));
    return settings.flatMap(({ property: { name, scope, at } }) => {
      // HTTP_SC has a rule of its own; what is done in axis2 scope too does no harm, and what is read is a note
      const mine = AXIS2_PROPERTIES.has(name) && name !== 'HTTP_SC' && !FOUND.has(scope);
      return mine && !handled.has(name) && !readsDefault(model, name) ? [{ at, args: { name, scope } }] : [];
    });
  },
  message: ({ name, scope }) => `${name} in scope "${scope}" has no effect; the transport reads it in axis2.`,
});
