/** The formats of each command, without their code: the help text needs only the names. */
export const SCAN_FORMATS = ['text', 'json', 'ndjson'] as const;
export const PORT_FORMATS = ['text', 'json'] as const;
export const PREDICT_FORMATS = ['text', 'json'] as const;
