/** What the files at hand predict against what the gateway answered, and who is wrong when they differ. */
import { type Outcome, predict, REQUEST_KINDS, type RequestKind, type Scenario } from '../mediation/index.js';
import type { DeployedSet } from '../synapse/index.js';
import type { Mark } from './judge.js';
import type { ProbeSubject } from './subject.js';

/** The files of one gateway. */
export interface Files {
  readonly superTenant: DeployedSet;
  /** By domain or number, as the probes name them. */
  readonly tenants: ReadonlyMap<string, DeployedSet>;
}

export interface Reconciled {
  /** What was predicted, in few words: `202 accepted-empty`. */
  readonly predicted: string;
  readonly mark?: Mark;
}

const words = ({ kind, status }: Outcome): string =>
  `${typeof status === 'number' ? `${status} ` : ''}${kind === 'json-wrapped' ? 'wrapped JSON' : kind.replace('-', ' ')}`;

/** Whether an answer is what a prediction says, as far as both say something. */
function agrees(outcome: Outcome, { observed, judgement }: ProbeSubject): boolean {
  const { kind, status, shape } = outcome;
  if (kind === 'unknown') return true;
  if (observed.is === 'none') {
    // a gateway that never answers closes the connection in the end
    if (kind === 'no-answer') return observed.how === 'no-answer' || observed.how === 'closed';
    return kind === observed.how;
  }
  const { seen } = judgement;
  if (seen === undefined || seen.kind !== kind) return false;
  if (typeof status === 'number' && status !== seen.status) return false;
  const expected = shape?.members.map(({ name }) => name) ?? [];
  const names = seen.fault?.members.map(({ name }) => name);
  return names === undefined || expected.length === 0 || names.join() === expected.join();
}

const kindOf = ({ request }: ProbeSubject): RequestKind =>
  REQUEST_KINDS.find(({ id }) => id === request) as RequestKind;

/** @param scenario of the subject */
export function reconcile(subject: ProbeSubject, scenario: Scenario, files: Files): Reconciled {
  const { tenant, accept, observed, judgement } = subject;
  const own = (tenant !== undefined && files.tenants.get(tenant)) || files.superTenant;
  const outcomesOf = (set: DeployedSet): readonly Outcome[] => predict(set, scenario, kindOf(subject), accept).outcomes;
  const outcomes = outcomesOf(own);
  const predicted = [...new Set(outcomes.map(words))].join(' or ');
  const isOpen = observed.is === 'none' && observed.how === 'unreachable';
  if (isOpen || outcomes.some((outcome) => agrees(outcome, subject))) return { predicted };
  const others = [
    ['the super tenant', files.superTenant] as const,
    ...[...files.tenants].map(([name, set]) => [`tenant ${name}`, set] as const),
  ];
  const other = others.find(([, set]) => set !== own && outcomesOf(set).some((outcome) => agrees(outcome, subject)));
  const isStock = observed.is === 'answer' && judgement.marks.length === 0;
  const who =
    other !== undefined
      ? `the files of ${other[0]} would answer so`
      : isStock
        ? 'it answers as stock files do, so the node runs other files than these'
        : 'the node runs other files than these, somebody else answers, or the prediction is wrong';
  return { predicted, mark: { is: 'probe-prediction-differs', what: `predicted ${predicted}; ${who}` } };
}
