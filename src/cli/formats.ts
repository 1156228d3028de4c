/** The formats, without their code: the help text needs only the names. */

/** Of their own. */
export const SCAN_FORMATS = ['text', 'json', 'ndjson'] as const;
export const CLIENTS_FORMATS = ['text', 'json', 'ndjson'] as const;
export const PROBE_FORMATS = ['text', 'json', 'ndjson'] as const;
export const CHECK_FORMATS = ['text', 'json'] as const;
export const PORT_FORMATS = ['text', 'json'] as const;
export const PREDICT_FORMATS = ['text', 'json'] as const;

/** Formats that are made from findings alone, so that every command has them, and their files for `--report <format>`. */
export const FINDINGS_FORMATS = {
  sarif: 'faultshift.sarif',
  junit: 'faultshift-junit.xml',
  github: 'faultshift-github.txt',
  gitlab: 'gl-code-quality-report.json',
  markdown: 'faultshift.md',
  html: 'faultshift.html',
  prometheus: 'faultshift.prom',
  suppressions: 'faultshift-suppressions.txt',
} as const;
export type FindingsFormat = keyof typeof FINDINGS_FORMATS;

export const isFindingsFormat = (format: string): format is FindingsFormat => Object.hasOwn(FINDINGS_FORMATS, format);
