/**
 * What clients get from one sequence of a set, in one word: the faults that lead to it, predicted for the target. Of
 * the other files only what callers notice counts: which helpers work, and whether some `fault` is deployed.
 * @see gateway-faults A.4
 */
import { type MatrixCell, type Outcome, predictAll, type Scenario, scenariosOf } from '../mediation/index.js';
import { ownSequence } from '../mediation/own-sequence.js';
import type { Answered, ClientOutcome } from '../scan/target.js';
import { engineOf } from '../stock/engine.js';
import { inSpan, type Role, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { At, DeployedSet, Deployment, Mediator } from '../synapse/index.js';
import type { Deployed } from './deployed.js';
import type { Unit } from './unit.js';

const WORST_FIRST: readonly ClientOutcome[] = [
  'accepted-empty',
  'no-answer',
  'closed',
  'fault-answers',
  'empty',
  'xml',
  'unknown',
  'answers',
];

/** A request without a body, and one with. The whole matrix is for `predict`. */
const ASKED = { requests: ['get', 'post-json'], accepts: ['*/*'], cors: false } as const;

const STAND_IN = 'the fault sequence';

/** A stock file of the target that a set leaves to it: what its callers notice of it. */
function standIn(name: string, to: Release): Deployment | undefined {
  const read = ownSequence(name, to, STAND_IN);
  if (read === undefined || !('model' in read)) return undefined;
  return { file: STAND_IN, name, model: read.model, failures: [], doubts: [] };
}

/** A helper that the answer depends on and that nobody showed us. */
interface Absent {
  readonly why: string;
  readonly at: At;
}

/** The sequences that `unit` can reach, as deployed; or the first of them that is not at hand. */
function reachable(unit: Unit, role: Role, deployed: Deployed): Map<string, Deployment> | Absent {
  const { gateway } = deployed;
  const sequences = new Map<string, Deployment>();
  const visit = (name: string, one: Unit): Absent | undefined => {
    if (sequences.has(name)) return undefined;
    const { model, facts } = one;
    sequences.set(name, { ...facts.deployment, name, failures: [], ...(model && { model }) });
    for (const { to: callee, at, by } of facts.calls) {
      const found = gateway.sourceOf(callee);
      const absent = found === undefined ? unseen(callee, at, by === 'onError') : visit(callee, found);
      if (absent !== undefined) return absent;
    }
    return undefined;
  };
  const unseen = (name: string, at: At, optional: boolean): Absent | undefined => {
    const { is } = gateway.standing(name);
    const unread = is === 'unread' ? gateway.find(name) : undefined;
    if (unread !== undefined) sequences.set(name, unread);
    if (unread !== undefined || is === 'lost') return undefined;
    if (name === 'fault' && deployed.fault === false) return undefined;
    const own = standIn(name, deployed.to);
    const stock = roleOfName(name);
    const isStock = stock !== undefined && inSpan(deployed.to, stock);
    // a tenant has only what it is given
    if (isStock && is === 'absent') return undefined;
    if (isStock && own !== undefined) sequences.set(name, own);
    else if (isStock) return { why: `it calls ${name}, which the target brings with it and which is not at hand`, at };
    else if (deployed.isPart && !optional) return { why: `it calls ${name}, which is not among the files given`, at };
    return undefined;
  };
  const absent = unit.facts.deployment.failures.length === 0 ? visit(role.name, unit) : undefined;
  if (absent !== undefined) return absent;
  const isUnread = gateway.standing('fault').is === 'unread';
  const fault = isUnread ? gateway.find('fault') : standIn('fault', deployed.to);
  if (deployed.fault !== false && !sequences.has('fault') && fault !== undefined) sequences.set('fault', fault);
  return sequences;
}

/** Faults that lead to the sequence; the built-in sequences of single APIs are called as `fault` is. */
function scenariosFor(role: Role, to: Release): readonly Scenario[] {
  const own = scenariosOf(to).filter(({ sequence }) => sequence === role.name);
  if (own.length > 0 || role.folder === undefined) return own;
  const { name } = role;
  return scenariosOf(to)
    .filter(({ sequence }) => sequence === 'fault')
    .map((scenario) => ({ ...scenario, sequence: name }));
}

/** Mediators that may make a body; of opaque ones nobody knows. */
const MAKES_BODY: ReadonlySet<Mediator['kind']> = new Set(['payload', 'makefault', 'enrich', 'class', 'opaque']);

function makesBody(list: readonly Mediator[]): boolean {
  return list.some((m) => {
    switch (m.kind) {
      case 'filter':
        return makesBody(m.whenTrue.list) || makesBody(m.whenFalse?.list ?? []);
      case 'switch':
        return m.cases.some(({ branch }) => makesBody(branch.list)) || makesBody(m.otherwise?.list ?? []);
      case 'in':
      case 'out':
      case 'inline-sequence':
        return makesBody(m.list);
      default:
        return MAKES_BODY.has(m.kind);
    }
  });
}

interface Subject {
  readonly role: Role;
  readonly sequences: ReadonlyMap<string, Deployment>;
  /** Whether anything in reach may make a body. */
  readonly makesBody: boolean;
  readonly hasFault: boolean | undefined;
  /** Up to 3.2 Java answers in XML, and that is right. */
  readonly isXmlRight: boolean;
}

function outcomeOf(outcome: Outcome, { role, sequences, isXmlRight }: Subject): ClientOutcome {
  const { kind, isRequest, responsible } = outcome;
  switch (kind) {
    case 'accepted-empty':
    case 'no-answer':
    case 'closed':
    case 'empty':
    case 'unknown':
      return kind;
    default:
  }
  if (isRequest) return 'empty';
  const by = responsible.payload?.file;
  const fault = sequences.get('fault')?.file;
  if (by === undefined && outcome.shape?.root === 'Fault') return 'fault-answers';
  if (role.sends !== 'fault' && by !== undefined && by === fault && sequences.get(role.name)?.file !== fault) {
    return 'fault-answers';
  }
  return (kind === 'xml' || kind === 'soap') && !isXmlRight ? 'xml' : 'answers';
}

const statusOf = ({ status }: Outcome): string => (typeof status === 'number' ? String(status) : 'the status');

/** What becomes of clients where the sequence does not deploy. */
const LOST: Readonly<Partial<Record<ClientOutcome, string>>> = {
  'accepted-empty': 'get 202 Accepted with an empty body',
  'no-answer': 'wait until the socket times out',
  closed: 'lose the connection',
  'fault-answers': 'get another fault in its place',
  empty: 'get a status without a body',
};

/** Why, as one clause. */
function reasonOf(client: ClientOutcome, outcome: Outcome, subject: Subject): string {
  const { role, makesBody: makes, hasFault } = subject;
  const lacks = makes ? 'what it builds is never sent' : 'it builds no body';
  const send = role.sends === 'handler' && !makes ? ', so the send of the Java handler fails' : '';
  switch (client) {
    case 'accepted-empty':
      return `${lacks}${send}, and ${hasFault === false && role.name !== 'fault' ? 'no fault sequence is deployed to answer instead' : 'nobody answers instead'}`;
    case 'no-answer': {
      const without = hasFault === undefined ? '; without any fault sequence it would be 202 Accepted' : '';
      return `${lacks}${send}, and clients wait until the socket times out${without}`;
    }
    case 'closed':
      return `the connection ends without an answer${outcome.why === undefined ? '' : `: ${outcome.why}`}`;
    case 'fault-answers':
      return outcome.responsible.payload === undefined
        ? 'it fails, and the engine answers with a fault of its own'
        : 'it fails, and the fault sequence answers in its place';
    case 'empty':
      return outcome.isRequest
        ? `with ${statusOf(outcome)} clients get the body of their own request back`
        : `clients get ${statusOf(outcome)} and nothing else`;
    case 'xml':
      return `clients get XML${outcome.contentType === undefined ? '' : ` as ${outcome.contentType}`}`;
    case 'unknown':
      return outcome.why ?? 'it cannot be told from the files';
    case 'answers':
      return `clients get ${outcome.contentType ?? 'an answer'}`;
  }
}

interface Seen {
  readonly client: ClientOutcome;
  readonly outcome: Outcome;
  readonly cell: MatrixCell;
}

/** Where not all that was asked ends so: for which faults and requests. */
function onlyFor(worst: readonly Seen[], all: readonly MatrixCell[]): string {
  const cells = new Set(worst.map(({ cell }) => cell));
  if (cells.size === all.length) return '';
  const titles = [...new Set([...cells].map(({ scenario }) => scenario.title))];
  const every = new Set(all.map(({ scenario }) => scenario.title));
  const [only] = new Set([...cells].map(({ request }) => request)).size === 1 ? cells : [];
  const request = only === undefined ? '' : only.request === 'get' ? 'GET' : 'POST';
  if (titles.length === every.size) return request === '' ? '' : ` (${request})`;
  const named =
    titles.length > 2 ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more` : titles.join(', ');
  return ` (${named}${request === '' ? '' : `, ${request}`})`;
}

function atOf(client: ClientOutcome, { at, responsible }: Outcome): At | undefined {
  if (client === 'unknown') return at;
  if (client === 'xml' || client === 'empty') return responsible.payload ?? responsible.type;
  return undefined;
}

/** What a client gets from `unit` on the target of `deployed`. */
export function answeredBy(unit: Unit, role: Role, deployed: Deployed): Answered {
  const { to } = deployed;
  const scenarios = scenariosFor(role, to);
  if (scenarios.length === 0) {
    const isOfTarget = unit.judged.versions.includes(to);
    return isOfTarget
      ? { outcome: 'answers', why: `it is the stock file of ${to}` }
      : { outcome: 'unknown', why: `what ${to} makes of this sequence is not known` };
  }
  const sequences = reachable(unit, role, deployed);
  if ('why' in sequences) return { outcome: 'unknown', ...sequences };
  const engine = engineOf(to);
  const subject: Subject = {
    role,
    sequences,
    makesBody: [...sequences].some(([name, { model }]) => name !== 'fault' && makesBody(model?.list ?? [])),
    hasFault: deployed.fault,
    isXmlRight: engine.javaBuildsFaults,
  };
  const set: DeployedSet = { release: to, engine, files: [...sequences.values()], sequences };
  const cells = predictAll(set, { ...ASKED, scenarios });
  const seen = cells.flatMap((cell) =>
    cell.prediction.outcomes.map((outcome): Seen => ({ client: outcomeOf(outcome, subject), outcome, cell })),
  );
  const client = WORST_FIRST.find((one) => seen.some((other) => other.client === one)) ?? 'unknown';
  const worst = seen.filter((one) => one.client === client);
  const [first] = worst;
  if (first === undefined) return { outcome: 'unknown', why: 'no fault leads to it' };
  if (!sequences.has(role.name)) {
    const ways = WORST_FIRST.filter((one) => seen.some((other) => other.client === one));
    return {
      outcome: client,
      why: `clients then ${ways.map((one) => LOST[one] ?? 'get what cannot be told').join(', or ')}`,
    };
  }
  const at = atOf(client, first.outcome);
  const where = at !== undefined && at.file === unit.file.name ? { at } : {};
  return { outcome: client, why: `${reasonOf(client, first.outcome, subject)}${onlyFor(worst, cells)}`, ...where };
}
