/** The library: everything the command line does, as functions on data. */

export type { ScanReport } from './core/analysis/report.js';
export { type ScanOptions, scan } from './core/analysis/scan.js';
export type { Finding, Severity } from './core/finding.js';
export * from './core/mediation/index.js';
export { Catalogue } from './core/stock/catalogue.js';
export { RELEASES, type Release } from './core/stock/releases.js';
export { UsageError } from './errors.js';
export { scanPaths } from './library.js';
export { scanReporters } from './report/scan/index.js';
