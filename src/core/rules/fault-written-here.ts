import { clientRule } from './client-rule.js';

export const faultWrittenHere = clientRule({
  id: 'fault-written-here',
  code: 'FS208',
  severity: 'info',
  title: 'The old fault is written here, not read',
  why:
    'A handler, a sequence or a stand-in that answers such faults is no client. Its own answers stay as they are after the ' +
    'upgrade, so clients that were changed for JSON would meet the old form from it.',
  fix: 'If it runs in the gateway, look at it with faultshift scan. If it plays the gateway for tests, let it answer JSON.',
  source: 'client-patterns, look-alikes, producer side',
  form: 'xml',
  find: ({ place }) => (place.kind === 'produces' ? [{ args: {} }] : []),
  message: () => 'Writes the fault itself: the side that answers, not a client.',
});
