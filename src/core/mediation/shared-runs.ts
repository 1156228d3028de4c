/**
 * Faults of one handler differ in code and message only, and most sequences write both without looking. One run with
 * stand-ins for the two then serves all of them; a run that asks anything about a stand-in serves nobody.
 */
import type { Call, Ending, Setting } from './answer.js';
import type { Decision } from './oracle.js';
import type { Substitution } from './outcome.js';
import { isPartial, JavaNumber, Unknown } from './values.js';

/** Keys that no other value has. */
const CODE = '\x03code';
const MESSAGE = '\x03message';

const code = new Unknown('ERROR_CODE', 'it differs from fault to fault', { key: CODE, isDigits: true });
const message = new Unknown('ERROR_MESSAGE', 'it differs from fault to fault', { key: MESSAGE, isWords: true });

/** Texts that are written as they are wherever they go: no markup, no JSON, no escapes, no blanks at the ends. */
const PLAIN = /^[A-Za-z](?:[\w ,.]*[\w.])?$/;

const isPlain = (value: unknown): value is string | Unknown =>
  typeof value === 'string'
    ? PLAIN.test(value) && !/^(?:true|false|null)$/.test(value)
    : value instanceof Unknown && value.isWords && !value.mayBeNull;

interface General {
  readonly call: Call;
  readonly known: Substitution;
}

/** The call with stand-ins; undefined when its code or message cannot have one. */
function generalOf(call: Call): General | undefined {
  const known = new Map<string, string | Unknown>();
  const context = call.context.map((setting): Setting => {
    const { name, scope, value } = setting;
    if (scope !== 'default') return setting;
    if (name === 'ERROR_CODE' && value instanceof JavaNumber && value.value > 0) {
      known.set(CODE, value.text);
      return { ...setting, value: code };
    }
    if (name === 'ERROR_MESSAGE' && isPlain(value)) {
      known.set(MESSAGE, value);
      return { ...setting, value: message };
    }
    return setting;
  });
  if (!known.has(CODE) || !known.has(MESSAGE)) return undefined;
  return { call: { ...call, context }, known };
}

/** What distinguishes calls that share a run. */
function keyOf(
  { caller, entry, status, context, request }: Call,
  kind: string,
  accept: string,
  hasCredentials: boolean,
): string {
  const settings = context.map(
    ({ name, scope, value }) =>
      `${scope}:${name}=${value instanceof Unknown ? value.key : value instanceof JavaNumber ? value.text : String(value)}`,
  );
  return [
    caller,
    entry,
    status instanceof Unknown ? '' : status,
    kind,
    accept,
    request.path,
    hasCredentials,
    ...settings,
  ].join('\0');
}

const isStandIn = (key: string): boolean => key.includes('\x03');

interface Result {
  readonly value: Ending;
  readonly decisions: readonly Decision[];
}

/** Whether a stand-in went into anything but a text that shows it. */
function wasLookedAt({ value, decisions }: Result): boolean {
  if (decisions.some(({ key }) => isStandIn(key))) return true;
  const { end, run } = value;
  if (end.is === 'unknown') return true;
  if (end.is !== 'reply' || end.reply.is !== 'answer') return false;
  const { status, text, headers, formatter } = end.reply;
  // forms encode what they write, and blanks are not written as they are
  if (formatter === 'form' && run.holes.in(text).some(({ key }) => isStandIn(key))) return true;
  if (status instanceof Unknown && isStandIn(status.key)) return true;
  return [text, ...headers.map(({ value: header }) => header)].some(
    (one) => isPartial(one) && run.holes.in(one).some(({ key }) => isStandIn(key) && key !== CODE && key !== MESSAGE),
  );
}

interface Shareable {
  readonly results: readonly Result[];
  /** Whether Authorization had a say: it was read, or it came back. */
  readonly credentialsMatter: boolean;
}

/** Runs calls, as few as possible. */
export class SharedRuns<Followed extends Shareable> {
  private readonly done = new Map<string, Followed | 'looks'>();

  constructor(private readonly follow: (call: Call) => Followed) {}

  run(call: Call, kind: string, accept: string): { readonly followed: Followed; readonly known?: Substitution } {
    const general = generalOf(call);
    if (general === undefined) return { followed: this.follow(call) };
    const hasCredentials = call.request.headers.some(([name]) => name === 'Authorization');
    const key = keyOf(general.call, kind, accept, hasCredentials);
    let followed = this.done.get(key) ?? this.withOthers(general.call, kind, accept, hasCredentials);
    if (followed === undefined) {
      const tried = this.follow(general.call);
      followed = tried.results.some(wasLookedAt) ? 'looks' : tried;
      this.done.set(key, followed);
    }
    return followed === 'looks' ? { followed: this.follow(call) } : { followed, known: general.known };
  }

  /** A run with credentials stands for one without, and the other way round, where nobody noticed. */
  private withOthers(call: Call, kind: string, accept: string, hasCredentials: boolean): Followed | undefined {
    const found = this.done.get(keyOf(call, kind, accept, !hasCredentials));
    return found === undefined || found === 'looks' || found.credentialsMatter ? undefined : found;
  }
}
