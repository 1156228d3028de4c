import type { Proof } from '../../core/port/home/proof.js';
import type { SetPort } from '../../core/port/home/report.js';
import type { ReportContext } from '../reporter.js';

export function* proofLines(_set: SetPort, _proof: Proof, _context: ReportContext): Generator<string> {}
