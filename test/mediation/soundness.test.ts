/** What really happens is always among what was predicted by somebody who knew less. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_OTHER_HEADER } from '../../src/core/mediation/any-other-header.js';
import { type Call, JavaNumber, predictCall, runOnce, type Setting, Unknown } from '../../src/core/mediation/index.js';
import { RECORDED_RELEASES } from '../../src/core/stock/engine.js';
import type { Release } from '../../src/core/stock/releases.js';
import { deploySet, readForGateway } from '../../src/core/synapse/index.js';
import { refusal } from './covers.js';
import { files, type Given, type Message, message } from './generate.js';

const RUNS = Number(process.env['SOUNDNESS_RUNS'] ?? 800);
const SEED = Number(process.env['SOUNDNESS_SEED'] ?? 20260);

const utf8 = new TextEncoder();

function told({ type, value }: Given): Setting['value'] {
  if (type === 'BOOLEAN') return value === 'true';
  if (type === 'INTEGER') return new JavaNumber('Integer', value.length, String(value.length));
  return value;
}

/** Names that prediction takes for unset, when nobody tells it about them. */
const OWNED = /^(?:ERROR_|CUSTOM_)/;

function hidden(given: Given): Setting['value'] | undefined {
  if (given.hidden === 'no') return told(given);
  const isString = given.type === 'STRING' && given.value.length % 2 === 0;
  if (given.hidden === 'value') return new Unknown(`$ctx:${given.name}`, 'hidden', { isString });
  return OWNED.test(given.name) ? new Unknown(`$ctx:${given.name}`, 'hidden', { mayBeNull: true }) : undefined;
}

interface Both {
  readonly concrete: Call;
  readonly open: Call;
}

function callsOf({ caller, status, context, request, headers, hidesBody, hidesStatus }: Message): Both {
  const [type, body, method, action] = request;
  const fixed = [
    ...(type === undefined ? [] : [['Content-Type', type] as const]),
    ...(action === undefined ? [] : [['SOAPAction', action] as const]),
  ];
  const base = { caller, entry: caller === 'mismatch' ? 'entry' : 'entry' };
  const path = '/pizza/1.0.0/menu?q=1';
  const setting = (given: Given, value: Setting['value']): Setting => ({ name: given.name, scope: 'default', value });
  return {
    concrete: {
      ...base,
      status,
      context: context.map((given) => setting(given, told(given))),
      request: {
        method,
        path,
        headers: [...fixed, ...headers.map(({ name, value }) => [name, value] as const)],
        body: utf8.encode(body),
      },
    },
    open: {
      ...base,
      status: hidesStatus ? new Unknown('status', 'hidden') : status,
      context: context.flatMap((given) => {
        const value = hidden(given);
        return value === undefined ? [] : [setting(given, value)];
      }),
      request: {
        method,
        path,
        headers: [
          ...fixed,
          ...headers.flatMap((given) => {
            if (given.hidden === 'all') return [];
            const value = given.hidden === 'no' ? given.value : new Unknown(given.name, 'hidden', { isString: true });
            return [[given.name, value] as const];
          }),
          [ANY_OTHER_HEADER, new Unknown('other headers', 'hidden')],
        ],
        body: hidesBody && body !== '' ? 'unknown' : utf8.encode(body),
      },
    },
  };
}

const seen = { runs: 0, unknown: 0, bounded: 0, answers: 0, several: 0 };

function check(release: Release, sources: Readonly<Record<string, string>>, given: Message): void {
  const read = Object.entries(sources).map(([name, text]) => readForGateway(name, utf8.encode(text)));
  const set = deploySet(read, release, { closed: true });
  const { concrete, open } = callsOf(given);
  const { outcome: got } = runOnce(set, concrete);
  const { outcomes, left } = predictCall(set, open, { paths: 256 });
  seen.runs++;
  if (got.kind === 'unknown') return;
  if (left > 0) {
    seen.bounded++;
    return;
  }
  if (outcomes.some(({ kind }) => kind === 'unknown')) seen.unknown++;
  if (outcomes.length > 1) seen.several++;
  if (typeof got.status === 'number') seen.answers++;
  const lost = new Set(given.headers.filter(({ hidden: how }) => how === 'all').map(({ name }) => name.toLowerCase()));
  lost.add('content-length');
  const refusals = outcomes.map((outcome) => refusal(outcome, got, lost));
  if (refusals.includes(undefined)) return;
  const text = got.payload.map((piece) => (typeof piece === 'string' ? piece : `‹${piece.unknown}›`)).join('');
  throw new Error(
    `${release}: got ${got.kind} ${String(got.status)} ${got.contentType} ${text}; ${got.why ?? ''}\nbut predicted\n  ${refusals.join('\n  ')}`,
  );
}

describe('soundness', () => {
  test('a concrete run is among the outcomes predicted with parts of the input hidden', { timeout: 600_000 }, () => {
    fc.assert(fc.property(fc.constantFrom(...RECORDED_RELEASES), files, message, check), { numRuns: RUNS, seed: SEED });
    if (process.env['SOUNDNESS_RUNS']) console.log(seen);
    expect(seen.unknown / seen.runs).toBeLessThan(0.35);
  });
});
