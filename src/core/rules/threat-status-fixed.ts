import { isAtLeast } from '../stock/releases.js';
import { fileRule } from './rule.js';

export const threatStatusFixed = fileRule({
  id: 'threat-status-fixed',
  code: 'FS019',
  severity: 'info',
  title: 'An older threat handler answers 400 to response violations too',
  why: 'From 4.6.0 the stock file takes the status from THREAT_CODE, so that a violating response gives 500.',
  fix: 'Take the stock file of the target.',
  source: 'gateway-faults A.2, A.4; PA PR 13771',
  find: ({ judged, to }) => {
    const older = judged.versions.length > 0 && !judged.versions.includes(to);
    return judged.name === '_threat_fault_' && older && isAtLeast(to, '4.6.0') ? [{}] : [];
  },
  message: () => 'Response violations keep giving 400 instead of 500.',
});
