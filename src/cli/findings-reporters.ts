/** The code of the formats on findings, each loaded when it is asked for. */
import type { FindingsReporter } from '../report/reporter.js';
import type { FindingsFormat } from './formats.js';

const LOAD: Readonly<Record<FindingsFormat, () => Promise<FindingsReporter>>> = {
  sarif: async () => (await import('../report/sarif.js')).sarif,
  junit: async () => (await import('../report/junit.js')).junit,
  github: async () => (await import('../report/github.js')).github,
  gitlab: async () => (await import('../report/gitlab.js')).gitlab,
  markdown: async () => (await import('../report/markdown.js')).markdown,
  html: async () => (await import('../report/html/page.js')).html,
  prometheus: async () => (await import('../report/prometheus.js')).prometheus,
  suppressions: async () => (await import('../report/suppressions.js')).suppressions,
};

export const findingsReporter = (format: FindingsFormat): Promise<FindingsReporter> => LOAD[format]();
