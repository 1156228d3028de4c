import type { ScanReport } from '../../core/analysis/report.js';
import type { Reporter } from '../reporter.js';
import { scanJson, scanNdjson } from './json.js';
import { scanText } from './text.js';

export const scanReporters = { text: scanText, json: scanJson, ndjson: scanNdjson } satisfies Record<
  string,
  Reporter<ScanReport>
>;
