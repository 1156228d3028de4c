import type { PortReport } from '../../core/port/home/report.js';
import type { Reporter } from '../reporter.js';
import { portJson } from './json.js';
import { portText } from './text.js';

export const portReporters = { text: portText, json: portJson } satisfies Record<string, Reporter<PortReport>>;
