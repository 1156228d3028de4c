import { describe, expect, onTestFinished, test } from 'vitest';
import { validatorOf } from '../../src/cli/run/validator.js';
import { SCENARIOS } from '../../src/core/mediation/scenarios.js';
import { expectationOf } from '../../src/core/probe/expect.js';
import { judge } from '../../src/core/probe/judge.js';
import { readMarkup } from '../../src/core/probe/markup.js';
import type { Sent } from '../../src/core/probe/observation.js';
import { LIMITS } from '../../src/http/limits.js';
import { Transport } from '../../src/http/transport.js';
import { answers, FAULT, HOSTILE, hostile, says } from '../support/hostile.js';

const limits = { ...LIMITS, connectMs: 500, totalMs: 600, bodyBytes: 1 << 16 };
const scenario = SCENARIOS.find(({ id }) => id === 'unknown-context')!;
const expected = expectationOf(scenario, '4.1.0', 'get');
const options = { readMarkup, validate: validatorOf(expected.schema) };

const get = (origin: string, more: Partial<Sent> = {}): Sent => ({
  method: 'GET',
  origin,
  path: '/nowhere',
  headers: [['Accept', '*/*']],
  ...more,
});

function transport(): Transport {
  const made = new Transport({ limits, width: 2 });
  onTestFinished(() => made.close());
  return made;
}

/** `stopped: why` without an answer, `rule: what` with one, `read` for the fault as it should be. */
async function told(origin: string, over = transport()): Promise<string> {
  const observed = await over.send(get(origin));
  if (observed.is === 'none') return `${observed.how}: ${observed.why}`;
  const { marks } = judge(observed, expected, options);
  return marks.map(({ is, what }) => `${is}: ${what}`).join(' | ') || 'read';
}

describe('hostile answers', () => {
  test.each(Object.entries(HOSTILE))('%s', async (_, [behaviour, wanted]) => {
    const origin = await hostile(behaviour);
    const started = performance.now();
    const words = await told(origin);
    if (wanted === 'read') expect(words).toBe('read');
    else expect(words).toMatch(wanted);
    expect(performance.now() - started).toBeLessThan(limits.connectMs + limits.totalMs + 1500);
  });

  test('leave the next probe of the same connection alone', async () => {
    let asked = 0;
    const origin = await hostile((socket) => {
      const reply = (): void => {
        asked++;
        says(
          `HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: ${FAULT.length}\r\n\r\n${FAULT}`,
        )(socket);
        if (asked === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi');
      };
      reply();
      socket.on('data', reply);
    });
    const over = new Transport({ limits, width: 1 });
    onTestFinished(() => over.close());
    expect(await told(origin, over)).toBe('read');
    expect(await told(origin, over)).toBe('read');
  });

  test('a hang does not keep the others from ending', async () => {
    const silent = await hostile(() => {});
    const fine = await hostile(answers(FAULT));
    const over = transport();
    const [first, second] = await Promise.all([told(silent, over), told(fine, over)]);
    expect(first).toMatch(/^no-answer/);
    expect(second).toBe('read');
  });

  test('nobody there, no such name, no TLS', async () => {
    expect(await told('http://127.0.0.1:1')).toMatch(/^unreachable: the connection is refused \(ECONNREFUSED\)/);
    expect(await told('http://no-such-host.invalid')).toMatch(/^unreachable: (no such host|the name of the host)/);
    expect(await told((await hostile(answers(FAULT))).replace('http', 'https'))).toMatch(/^unreachable: /);
    expect(await told((await hostile(() => {})).replace('http', 'https'))).toMatch(/^unreachable: the TLS handshake/);
  });
});
