export const CALLERS = [
  'plain',
  'auth',
  'throttle',
  'graphql',
  'backend',
  'blocked',
  'opa',
  'threat',
  'mismatch',
  'backend-down',
  'response',
  'main',
] as const;
/** Who calls; `threat` is looked up by Java, `response` handles an exception behind the backend's answer. */
export type Caller = (typeof CALLERS)[number];
