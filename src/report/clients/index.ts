import type { ClientsReport } from '../../core/analysis/clients.js';
import type { Reporter } from '../reporter.js';
import { clientsJson, clientsNdjson } from './json.js';
import { clientsText } from './text.js';

export const clientsReporters = { text: clientsText, json: clientsJson, ndjson: clientsNdjson } satisfies Record<
  string,
  Reporter<ClientsReport>
>;
