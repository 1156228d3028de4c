/** What clients get from a sequence of a gateway; runs that find the same behind all names that they look up are one. */
import { type MatrixCell, type MatrixPart, predictAll, type Scenario } from '../mediation/index.js';
import type { Gateway } from './gateway.js';

interface Known {
  /** What was found behind each name that a run looked up. */
  readonly states: readonly (readonly [name: string, state: string])[];
  readonly cells: readonly MatrixCell[];
}

export class Answers {
  private readonly known = new Map<string, Known[]>();

  /** @param part of the matrix: which requests and which Accept */
  constructor(private readonly part: Pick<MatrixPart, 'requests' | 'accepts'> = {}) {}

  /** @returns equal objects for gateways that answer alike */
  of(gateway: Gateway, name: string, scenarios: readonly Scenario[]): readonly MatrixCell[] {
    const ids = scenarios.map(({ id }) => id).join();
    const key = [gateway.release, name, gateway.state(name), gateway.assumptions.cors, ids].join('\0');
    let alike = this.known.get(key);
    if (alike === undefined) {
      alike = [];
      this.known.set(key, alike);
    }
    const found = alike.find(({ states }) => states.every(([other, state]) => gateway.state(other) === state));
    if (found !== undefined) return found.cells;
    const cells = predictAll(gateway.registry, { ...this.part, ...gateway.assumptions, scenarios });
    const reached = new Set(cells.flatMap((cell) => [...cell.reached]));
    alike.push({ states: [...reached].map((other) => [other, gateway.state(other)]), cells });
    return cells;
  }
}
