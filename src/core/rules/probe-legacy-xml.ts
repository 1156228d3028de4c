import { markedAs, probeRule } from './probe-rule.js';

export const probeLegacyXml = probeRule({
  id: 'probe-legacy-xml',
  code: 'FS307',
  severity: 'error',
  title: 'The gateway still answers legacy XML',
  why: 'Clients that expect the JSON of 4.x fail. A sequence of 3.2 or older is still in place, in the super tenant, this tenant or this node.',
  fix: "Take the stock file of the gateway's release and put your changes in.",
  source: 'gateway-faults A.4, B.1',
  find: markedAs('probe-legacy-xml'),
  message: ({ what }) => `Still XML: ${what}.`,
});
