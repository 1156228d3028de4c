import { UPGRADE_PATHS } from '../stock/facts.js';
import { homeRule } from './rule.js';

export const noDirectUpgrade = homeRule({
  id: 'no-direct-upgrade',
  code: 'FS026',
  severity: 'info',
  title: 'No upgrade guide leads from this release to the target',
  why: 'From 4.1.0 on the guides start at 2.6.0; older releases go there first.',
  fix: 'Upgrade in two steps, and scan again in between.',
  source: 'gateway-faults H.1',
  find: ({ from, to }) => {
    const path = UPGRADE_PATHS.find((known) => known.to === to && known.unverified !== true);
    const [only] = from.releases;
    if (path === undefined || only === undefined || from.releases.length !== 1) return [];
    return path.from.includes(only) || only === to ? [] : [{ args: { from: only, to, via: path.via ?? '' } }];
  },
  message: ({ from, to, via }) =>
    `The guides to ${to} do not start at ${from}${via === '' ? '' : `; go to ${via} first`}.`,
});
