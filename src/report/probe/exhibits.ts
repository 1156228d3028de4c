/** Probes as a page shows them: faults × kinds of request for each gateway, and the answers that were not expected. */
import type { ProbeReport, ProbeResult } from '../../core/analysis/probe.js';
import type { Exhibit, Exhibitor, ExhibitTone } from '../exhibit.js';

const MOST_EXCHANGES = 300;

function toneOf({ verdict, findings }: ProbeResult): ExhibitTone {
  if (verdict === 'unreachable') return 'error';
  if (verdict === 'not-provoked') return 'dim';
  if (verdict === 'as-expected') return 'good';
  return findings[0]?.severity ?? 'dim';
}

const statusOf = ({ observed }: ProbeResult): string =>
  observed.is === 'answer' ? String(observed.status) : observed.how;

/** Header values come as Latin-1, bodies as bytes; what is no UTF-8 becomes visible as such. */
const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

export const probeExhibits: Exhibitor<ProbeReport> = function* ({ probes, targets }): Generator<Exhibit> {
  let exchanges = 0;
  for (const target of targets) {
    const mine = probes.filter((probe) => probe.target === target);
    if (mine.length === 0) continue;
    const columns = [...new Set(mine.map(({ request }) => request))];
    const titles = [...new Map(mine.map(({ scenario, title }) => [scenario, title]))];
    const rows = titles.map(([scenario, name]) => ({
      name,
      cells: columns.map((column) => {
        const some = mine.filter((probe) => probe.scenario === scenario && probe.request === column);
        const worst =
          some.find((probe) => toneOf(probe) === 'error') ?? some.find((probe) => toneOf(probe) !== 'good') ?? some[0];
        return worst && { tone: toneOf(worst), mark: statusOf(worst), words: worst.verdict };
      }),
    }));
    yield {
      kind: 'matrix',
      group: target,
      title: `${target}: faults and kinds of request`,
      corner: 'Fault',
      columns,
      rows,
    };
    for (const probe of mine) {
      const tone = toneOf(probe);
      if (tone === 'good' || tone === 'dim' || exchanges++ >= MOST_EXCHANGES) continue;
      const { title, request, observed, findings, sent } = probe;
      const why = findings.map(({ message }) => message).join(' ');
      yield {
        kind: 'exchange',
        group: target,
        title: `${title}, ${request}: ${probe.verdict}`,
        sides: [
          {
            title: 'asked',
            tone: 'info',
            answer: {
              start: `${sent.method} ${sent.path} HTTP/1.1`,
              headers: sent.headers,
              body: sent.body === undefined ? '' : textOf(sent.body),
            },
          },
          observed.is === 'answer'
            ? {
                title: 'answered',
                tone,
                words: why,
                answer: {
                  start: `HTTP/1.1 ${observed.status} ${observed.reason}`,
                  headers: observed.headers,
                  body: textOf(observed.body),
                },
              }
            : { title: 'answered', tone, words: `${observed.why} ${why}` },
        ],
      };
    }
  }
};
