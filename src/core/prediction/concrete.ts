/** One concrete call of one sequence, as a person describes it. */
import { type Call, type Caller, JavaNumber, SCENARIOS, type Setting } from '../mediation/index.js';
import { javaDoubleText, javaFloatText } from '../mediation/numbers.js';
import { roleOfName } from '../stock/facts.js';
import { isPropertyType, javaValueProblem, parseJavaDouble, parseJavaInteger } from '../synapse/java-values.js';

export interface Described {
  /** Registered name. */
  readonly entry: string;
  readonly settings: readonly Setting[];
  readonly caller: Caller | undefined;
  /** The status that the handler wants; undefined: by ERROR_CODE, else 500. */
  readonly status: number | undefined;
  readonly request: Call['request'];
}

/** Properties that the gateway sets as Integers. @see synapse-semantics 6.1 */
const INTEGERS = new Set(['ERROR_CODE', 'HTTP_RESPONSE_STATUS_CODE', 'CUSTOM_HTTP_SC']);

const SCOPES: Readonly<Record<string, Setting['scope']>> = {
  ctx: 'default',
  default: 'default',
  axis2: 'axis2',
  trp: 'transport',
  transport: 'transport',
  operation: 'operation',
};

/**
 * Reads `[scope:]NAME[:TYPE]=VALUE`.
 * @returns what is wrong with it, as a string
 */
export function readSetting(text: string): Setting | string {
  const equals = text.indexOf('=');
  if (equals < 1) return 'write NAME=VALUE, axis2:NAME=VALUE or NAME:INTEGER=VALUE';
  const parts = text.slice(0, equals).split(':');
  const value = text.slice(equals + 1);
  const scope = parts.length > 1 ? SCOPES[parts[0] ?? ''] : undefined;
  const rest = scope === undefined ? parts : parts.slice(1);
  const [name = '', asked, ...more] = rest;
  if (name === '' || more.length > 0) return 'scopes are ctx, axis2, trp and operation';
  const isCode =
    asked === undefined && (scope ?? 'default') === 'default' && INTEGERS.has(name) && /^\d{1,9}$/.test(value);
  const type = asked ?? (isCode ? 'INTEGER' : 'STRING');
  if (!isPropertyType(type) || type === 'OM' || type === 'JSON') {
    return 'types are STRING, INTEGER, LONG, SHORT, FLOAT, DOUBLE and BOOLEAN';
  }
  const problem = javaValueProblem(value, type);
  if (problem !== undefined) return problem;
  return { name, scope: scope ?? 'default', value: typed(value, type) };
}

function typed(
  text: string,
  type: 'STRING' | 'INTEGER' | 'LONG' | 'SHORT' | 'FLOAT' | 'DOUBLE' | 'BOOLEAN',
): Setting['value'] {
  switch (type) {
    case 'STRING':
      return text;
    case 'BOOLEAN':
      return /^(?:true|yes|1)$/i.test(text);
    case 'INTEGER':
    case 'LONG':
    case 'SHORT': {
      const whole = String(parseJavaInteger(text, type));
      const name = { INTEGER: 'Integer', LONG: 'Long', SHORT: 'Short' } as const;
      return new JavaNumber(name[type], Number(whole), whole);
    }
    case 'FLOAT':
    case 'DOUBLE': {
      const value = parseJavaDouble(text) ?? Number.NaN;
      return type === 'FLOAT'
        ? new JavaNumber('Float', value, javaFloatText(value))
        : new JavaNumber('Double', value, javaDoubleText(value));
    }
  }
}

/** Who calls a sequence of this name. */
const callerOf = (entry: string): Caller => {
  const via = roleOfName(entry)?.via;
  return via === undefined ? 'plain' : via;
};

/** The status that goes with the error code, as the gateway's handlers have it. */
function statusOf(entry: string, settings: readonly Setting[]): number {
  const numeric = (name: string): number | undefined => {
    const value = settings.find((one) => one.name === name && one.scope === 'default')?.value;
    return value instanceof JavaNumber ? value.value : undefined;
  };
  const code = numeric('ERROR_CODE');
  const scenario = SCENARIOS.find(
    ({ sequence, properties }) =>
      sequence === entry && properties.some(({ name, value }) => name === 'ERROR_CODE' && value === code),
  );
  return numeric('HTTP_RESPONSE_STATUS_CODE') ?? scenario?.status ?? usualStatus(entry);
}

/** What most faults of this handler have. */
function usualStatus(entry: string): number {
  const tally = new Map<number, number>();
  for (const { sequence, status } of SCENARIOS) {
    if (sequence === entry && status !== undefined) tally.set(status, (tally.get(status) ?? 0) + 1);
  }
  const [most] = [...tally].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 500;
}

/** The call; for a backend that is down, the code and message that are set are those of the engine. */
export function concreteCall({ entry, settings, caller = callerOf(entry), status, request }: Described): Call {
  const text = (name: string): string | undefined => {
    const value = settings.find((one) => one.name === name && one.scope === 'default')?.value;
    return typeof value === 'string' ? value : value instanceof JavaNumber ? value.text : undefined;
  };
  const message = text('ERROR_MESSAGE');
  const refusal = message !== undefined && {
    refusal: { code: Number(text('ERROR_CODE') ?? 101503), message, detail: text('ERROR_DETAIL') ?? message },
  };
  return {
    caller,
    entry,
    status: status ?? statusOf(entry, settings),
    context: settings,
    request,
    ...(caller === 'backend-down' && refusal),
  };
}
