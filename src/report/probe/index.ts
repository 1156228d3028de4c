import type { ProbeReport } from '../../core/analysis/probe.js';
import type { Reporter } from '../reporter.js';
import { probeJson, probeNdjson } from './json.js';
import { probeText } from './text.js';

export const probeReporters = { text: probeText, json: probeJson, ndjson: probeNdjson } satisfies Record<
  string,
  Reporter<ProbeReport>
>;
