import { homeRule } from './rule.js';

/** Profiles whose set-up deletes the sequences, or whose sequences serve nothing. @see gateway-faults E.7 */
const WITHOUT =
  /^(api-key-manager|key-manager|traffic-manager|control-plane|api-publisher|api-store|api-devportal|publisher|store|devportal)(-deprecated)?$/;

export const nodeWithoutGateway = homeRule({
  id: 'node-without-gateway',
  code: 'FS027',
  severity: 'info',
  title: 'This node serves no API traffic',
  why: 'Only all-in-one and gateway nodes run fault sequences; in the other profiles the folder is empty, or nothing calls it.',
  fix: 'Scan the gateway nodes.',
  source: 'gateway-faults E.7',
  find: ({ home }) => {
    const { profile } = home.product;
    return profile !== undefined && WITHOUT.test(profile) ? [{ args: { profile } }] : [];
  },
  message: ({ profile }) => `The profile is ${profile}: findings here reach no client.`,
});
