import { markedAs, probeRule } from './probe-rule.js';

export const probePredictionDiffers = probeRule({
  id: 'probe-prediction-differs',
  code: 'FS319',
  severity: 'error',
  title: 'The gateway does not answer what its files predict',
  why: 'The files at hand are not those that it runs: a node that was not updated, another tenant, an update in between.',
  fix: 'Compare the files of the node with these; where they are equal, report it to us.',
  source: 'gateway-faults E, H.3',
  find: markedAs('probe-prediction-differs'),
  message: ({ what }) => `Another answer than predicted: ${what}.`,
});
