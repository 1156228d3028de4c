import { isAtLeast } from '../stock/releases.js';
import { fileRule } from './rule.js';

export const corsHeadersOnEveryError = fileRule({
  id: 'cors-headers-on-every-error',
  code: 'FS021',
  severity: 'info',
  title: 'An older CORS sequence adds its preflight headers to every error',
  why: 'From 4.5.0 the stock file adds Allow-Methods, Allow-Headers and Expose-Headers for OPTIONS only.',
  fix: 'Take the stock file of the target.',
  source: 'gateway-faults A.2, A.4; AM#3547',
  find: ({ judged, to }) => {
    const older = judged.versions.length > 0 && !judged.versions.includes(to) && !judged.versions.includes('4.5.0');
    return judged.name === '_cors_request_handler_' && older && isAtLeast(to, '4.5.0') ? [{}] : [];
  },
  message: () => 'Error answers carry the preflight headers again.',
});
