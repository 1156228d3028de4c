import type { PredictReport } from '../../core/prediction/report.js';
import type { Reporter } from '../reporter.js';
import { predictJson } from './json.js';
import { predictText } from './text.js';

export const predictReporters = { text: predictText, json: predictJson } satisfies Record<
  string,
  Reporter<PredictReport>
>;
