import { describe, expect, test } from 'vitest';
import type { ProbeReport, ProbeResult } from '../../src/core/analysis/probe.js';
import { probeExhibits } from '../../src/report/probe/exhibits.js';

const body = (text: string): Uint8Array => new TextEncoder().encode(text);
const probe = (more: object): ProbeResult =>
  ({
    target: 'http://gw',
    scenario: 'no-context',
    title: 'no API has the context',
    request: 'get',
    sent: { method: 'GET', origin: 'http://gw', path: '/x', headers: [['Accept', '*/*']] },
    observed: { is: 'answer', status: 404, reason: 'Not Found', headers: [], body: body('<am:fault/>'), quirks: [] },
    verdict: 'probe-legacy-xml',
    findings: [{ severity: 'error', message: 'Still XML.' }],
    ...more,
  }) as unknown as ProbeResult;

describe('probes on a page', () => {
  test('a matrix for each gateway, and the answers that were not expected', () => {
    const silent = { observed: { is: 'none', how: 'no-answer', why: 'nothing came' }, verdict: 'probe-no-answer' };
    const probes = [
      probe({}),
      probe({ request: 'post', verdict: 'as-expected', findings: [] }),
      probe({ request: 'put', ...silent }),
    ];
    const shown = [...probeExhibits({ probes, targets: ['http://gw', 'http://other'] } as unknown as ProbeReport)];
    expect(shown.map(({ kind }) => kind)).toEqual(['matrix', 'exchange', 'exchange']);
    expect(shown[0]).toMatchObject({
      columns: ['get', 'post', 'put'],
      rows: [
        {
          cells: [
            { tone: 'error', mark: '404' },
            { tone: 'good', mark: '404' },
            { tone: 'error', mark: 'no-answer' },
          ],
        },
      ],
    });
    expect(shown[1]).toMatchObject({
      sides: [{ answer: { start: 'GET /x HTTP/1.1' } }, { answer: { body: '<am:fault/>' } }],
    });
    expect(shown[2]).toMatchObject({ sides: [{}, { words: 'nothing came Still XML.' }] });
  });
});
