import { isAtLeast } from '../stock/releases.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';

export const mainFailsOnBrokenBody = sequenceRule({
  id: 'main-fails-on-broken-body',
  code: 'FS020',
  severity: 'warning',
  title: 'main answers 500 to an unknown path with a body that cannot be parsed',
  why: 'From 4.3.0 the stock main marks the message as built first, so that such a request gets its 404 too.',
  fix: 'Set axis2 message.builder.invoked to true (BOOLEAN) at the start of the in branch, as the stock file of 4.3.0 does.',
  source: 'gateway-faults A.2, C; AM#2267 (recorded)',
  alsoStock: true,
  find: ({ role, to, model }) => {
    if (role?.name !== 'main' || !isAtLeast(to, '4.3.0')) return [];
    const marked = mediatorsOf(model, 'property').some(
      ({ property: { name, scope, remove } }) => name === 'message.builder.invoked' && scope === 'axis2' && !remove,
    );
    return marked ? [] : [{}];
  },
  message: () => 'An unknown path with a malformed body gets 500 with code 601000 instead of 404.',
});
