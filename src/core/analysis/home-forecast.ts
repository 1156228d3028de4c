/**
 * What becomes of the faults of one home: today as its own sequences answer when they are run, afterwards as the new
 * stock answers, or as an edited file does that is carried over.
 */

import {
  type Carried,
  type FaultChange,
  type FaultForecast,
  type FaultForm,
  type FaultShape,
  type FaultsMet,
  StockForecast,
} from '../clients/forecast.js';
import { type Accept, type Outcome, predictAll, type Scenario, scenariosOf } from '../mediation/index.js';
import type { Release } from '../stock/releases.js';
import { type DeployedSet, deploySet, type ReadFile } from '../synapse/index.js';
import { count, listed } from '../text.js';
import type { HomeReport, SequenceReport, SetReport } from './report.js';

export interface HomeForecastOptions {
  readonly report: HomeReport;
  /** The files of a set as a gateway reads them, in its order. */
  readonly readFiles: (set: SetReport['set']) => readonly ReadFile[];
  readonly from: Release;
  readonly to: Release;
}

const STOCK_LIKE: ReadonlySet<string> = new Set(['stock', 'cosmetic', 'foreign-stock']);

const isStockLike = ({ judged }: SequenceReport): boolean => STOCK_LIKE.has(judged.content);

/** The set that most clients talk to. */
const mainSet = ({ sets }: HomeReport): SetReport | undefined =>
  sets.find(({ set }) => set.origin === 'super-tenant') ?? sets.find(({ set }) => set.origin === 'given');

/** The code that a fault carries. */
function codeOf({ properties, refusal }: Scenario): string | undefined {
  const value = refusal?.code ?? properties.find(({ name }) => name === 'ERROR_CODE')?.value;
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

/** A request without a body, and one with. */
const ASKED = { requests: ['get', 'post-json'], cors: false } as const;

const PREFIXES: Readonly<Record<string, string>> = {
  'http://wso2.org/apimanager': 'am:',
  'http://wso2.org/apimanager/security': 'ams:',
  'http://wso2.org/apimanager/throttling': 'amt:',
};

function shapeOf({ kind, shape, isRequest, why }: Outcome): FaultShape {
  if (isRequest) return { form: 'other', words: 'the body of the request' };
  const members = shape?.members ?? [];
  const names = members.length === 0 ? '' : ` with ${listed(members.map(({ name }) => name))}`;
  switch (kind) {
    case 'json':
    case 'json-wrapped': {
      const isNumber = members.some(({ name, type }) => name === 'code' && type === 'number');
      const types = isNumber
        ? ', code a number'
        : members.length > 0 && members.every(({ type }) => type === 'string')
          ? ', all texts'
          : '';
      return kind === 'json'
        ? { form: 'json', words: `JSON${names}${types}` }
        : { form: 'wrapped-json', words: `JSON with ${shape?.root ?? 'fault'} around ${names.slice(6)}${types}` };
    }
    case 'xml': {
      const root = shape?.root === undefined ? '' : `, ${PREFIXES[shape.namespace ?? ''] ?? ''}${shape.root}`;
      return { form: 'xml', words: `XML${root}${names}` };
    }
    case 'soap':
      return { form: 'soap', words: 'a SOAP fault' };
    case 'empty':
      return { form: 'no-body', words: 'a status without a body' };
    case 'accepted-empty':
      return { form: 'no-body', words: '202 Accepted with an empty body' };
    case 'no-answer':
    case 'closed':
      return { form: 'no-body', words: 'no answer' };
    case 'unknown':
      return { form: 'unknown', words: `not known: ${why ?? 'it cannot be told from the files'}` };
    default:
      return { form: 'other', words: kind === 'form' ? 'form fields' : kind };
  }
}

const MOST_SHAPES = 3;

/** Several answers as one: its form is the one that the reader looks for, where that is among them. */
function together(shapes: readonly FaultShape[], looked: FaultForm): FaultShape | undefined {
  const distinct = [...new Map(shapes.map((shape) => [shape.words, shape])).values()];
  const main = distinct.find(({ form }) => form === looked) ?? distinct[0];
  if (main === undefined) return undefined;
  const words = [main, ...distinct.filter((shape) => shape !== main)].map((shape) => shape.words);
  const more = words.length > MOST_SHAPES ? ', or else' : '';
  return { form: main.form, words: `${words.slice(0, MOST_SHAPES).join(', or ')}${more}` };
}

/** What an edited file answers on the target when it is carried over as it is. */
function carriedOf({ file, onTarget }: SequenceReport): Carried | undefined {
  const { verdict, client, why } = onTarget;
  const form: FaultForm =
    client === 'xml'
      ? 'xml'
      : client === 'answers' && /json/i.test(why)
        ? 'json'
        : client === 'empty' || client === 'accepted-empty' || client === 'no-answer' || client === 'closed'
          ? 'no-body'
          : 'unknown';
  // The target's own file answers then.
  if (verdict === 'deleted-at-start' || verdict === 'overwritten-at-load' || verdict === 'unreachable')
    return undefined;
  return { file: file.name, form, words: why };
}

export class HomeForecast implements FaultForecast {
  readonly from: Release;
  readonly to: Release;
  readonly basis: string;
  readonly #stock: StockForecast;
  readonly #sequences: ReadonlyMap<string, SequenceReport>;
  readonly #today: DeployedSet | undefined;
  readonly #told = new Map<string, readonly FaultChange[]>();

  constructor({ report, readFiles, from, to }: HomeForecastOptions) {
    this.from = from;
    this.to = to;
    this.#stock = new StockForecast(from, to);
    const main = mainSet(report);
    const named = (main?.sequences ?? []).flatMap((one) =>
      one.judged.name === undefined || one.file.part === 'sequence-in-subfolder'
        ? []
        : [[one.judged.name, one] as const],
    );
    this.#sequences = new Map([...named].reverse());
    const whole = main?.set.origin === 'super-tenant';
    this.#today = main === undefined || !whole ? undefined : deploySet(readFiles(main.set), from);
    const own = [...this.#sequences.values()].filter((one) => one.role !== undefined && !isStockLike(one)).length;
    const edits = own === 0 ? 'no fault sequence was edited' : `${count(own, 'fault sequence')} edited`;
    this.basis = `${report.home.input} is ${from}, ${report.release.because}; ${edits}`;
  }

  changesOf(met: FaultsMet): readonly FaultChange[] {
    const key = `${met.codes.join()} ${met.sequences.join()} ${met.accepts}`;
    let changes = this.#told.get(key);
    if (changes === undefined) {
      changes = this.#stock.changesOf(met).map((change) => this.#own(change, met));
      this.#told.set(key, changes);
    }
    return changes;
  }

  #own(change: FaultChange, { accepts }: FaultsMet): FaultChange {
    const { sequence, codes } = change;
    if (!this.#isTouched(sequence, new Set())) return change;
    const before = this.#predict(sequence, codes, accepts) ?? change.before;
    const own = this.#sequences.get(sequence);
    const carried = own === undefined || isStockLike(own) ? undefined : carriedOf(own);
    return { ...change, before, ...(carried !== undefined && { carried }) };
  }

  /** Whether somebody edited the sequence, or one that it calls. */
  #isTouched(name: string, seen: Set<string>): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    const own = this.#sequences.get(name);
    if (own === undefined) return false;
    const called = this.#today?.sequences.get(name)?.model?.calls ?? [];
    return !isStockLike(own) || called.some(({ to }) => this.#isTouched(to, seen));
  }

  /** What clients get today; undefined where the files cannot tell. */
  #predict(name: string, codes: readonly string[], accepts: FaultsMet['accepts']): FaultShape | undefined {
    if (this.#today === undefined) return undefined;
    const all = scenariosOf(this.from).filter(({ sequence }) => sequence === name);
    const named = all.filter((scenario) => codes.includes(codeOf(scenario) ?? ''));
    const scenarios = named.length > 0 ? named : all;
    const accept: Accept = accepts === 'json' ? 'application/json' : '*/*';
    const cells = predictAll(this.#today, { ...ASKED, accepts: [accept], scenarios });
    const shapes = cells.flatMap(({ prediction }) => prediction.outcomes.map(shapeOf));
    return together(shapes, accepts === 'json' ? 'wrapped-json' : 'xml');
  }
}
