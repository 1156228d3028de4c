/** What a scan of client code found, as data; gathered file by file, so that a tree of any size fits. */

import { familyOf } from '../clients/families.js';
import type { Fate, FaultChange, FaultForecast } from '../clients/forecast.js';
import type { ClientPlace, Kind, SourceReading, Where } from '../clients/model.js';
import { SECOND_SIGNALS } from '../clients/signals.js';
import { subjectOf } from '../clients/subject.js';
import type { Finding, Severity, Suppressed } from '../finding.js';
import type { Coverage, IdleSuppression, ReportBase, SeverityCounts } from '../report.js';
import { CLIENT_RULES } from '../rules/index.js';
import type { Digest } from '../stock/fingerprint.js';
import type { Release } from '../stock/releases.js';
import { count } from '../text.js';
import { Suppressions } from './suppressions.js';
import type { RuleLevels } from './violations.js';
import { violationsOf } from './violations.js';

/** How to silence a finding in its own file. */
export interface SuppressionForm {
  /** The comment goes on the line before this one, or at its end; 1-based. */
  readonly line: number;
  /** `// faultshift-ignore FS201: <reason>` in the language of the file. */
  readonly comment: string;
}

/** One place of one file, with what is said of it. */
export interface PlacedClient {
  /** As given on the command line. */
  readonly root: string;
  /** Folder of the repository below the root, with slashes; `''` for the root itself. */
  readonly repository: string;
  /** Below the root, with slashes. */
  readonly file: string;
  readonly place: ClientPlace;
  readonly changes: readonly FaultChange[];
  readonly fate: Fate;
  /** Absent when no rule has anything to say of it, or the user switched that rule off. */
  readonly told?: {
    /** Id of the rule. */
    readonly rule: string;
    /** As the user set it. */
    readonly severity: Severity;
    readonly message: string;
    readonly fingerprint: string;
    readonly suppressed?: Suppressed;
  };
  /** Absent where the format has no comments. */
  readonly suppression?: SuppressionForm;
}

export interface ClientsReport extends ReportBase {
  readonly command: 'clients';
  readonly from: Release;
  readonly to: Release;
  /** What the forecast rests on, in words. */
  readonly basis: string;
  /** In the order of roots, files and lines. */
  readonly places: readonly PlacedClient[];
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly wheres: Readonly<Partial<Record<Where, number>>>;
  /** Findings that a comment accepts. */
  readonly suppressed: number;
  /** In the order of roots, files and lines; at most 1000. */
  readonly idleSuppressions: readonly IdleSuppression[];
}

export interface CollectorOptions {
  readonly forecast: FaultForecast;
  readonly levels: RuleLevels;
  readonly hash: Digest;
  /** Places that are kept; further ones are only counted. */
  readonly mostPlaces: number;
  /** In UTC, `2026-11-21`: what `until=` is compared with. */
  readonly today: string;
}

/** Look-alikes are counted by why, for this many reasons. */
const MOST_REASONS = 40;
const MOST_IDLE = 1000;

/** The line of a place and those of its own signals: a comment about any of them speaks of it. */
function linesOf({ line, evidence }: ClientPlace): Set<number> {
  const lines = new Set([line]);
  for (const { signal, line: other } of evidence) if (!(signal in SECOND_SIGNALS)) lines.add(other);
  return lines;
}

export class ClientsCollector {
  readonly #places: PlacedClient[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  readonly #kinds: Partial<Record<Kind, number>> = {};
  readonly #wheres: Partial<Record<Where, number>> = {};
  readonly #leftOut = new Map<string, number>();
  readonly #idle: IdleSuppression[] = [];
  #suppressed = 0;
  #uncounted = 0;
  #cut = 0;
  #files = 0;

  constructor(private readonly options: CollectorOptions) {}

  /** Adds what one file says. */
  add(root: string, repository: string, file: string, reading: SourceReading): void {
    if (reading.places.length > 0) this.#files++;
    if (reading.cut) this.#cut++;
    for (const { why } of reading.leftOut) this.#leave(why);
    const seen = new Map<string, number>();
    const suppressions = new Suppressions(reading.suppressions, this.options.today);
    for (const place of reading.places) {
      this.#kinds[place.kind] = (this.#kinds[place.kind] ?? 0) + 1;
      this.#wheres[place.where] = (this.#wheres[place.where] ?? 0) + 1;
      const placed = this.#place({ root, repository, file }, place, seen, suppressions);
      if (placed.told?.suppressed !== undefined) this.#suppressed++;
      else if (placed.told !== undefined) this.#counts[placed.told.severity]++;
      if (this.#places.length < this.options.mostPlaces) this.#places.push(placed);
      else this.#uncounted++;
    }
    const left = MOST_IDLE - this.#idle.length;
    this.#idle.push(
      ...suppressions
        .idle()
        .slice(0, left)
        .map((one) => ({ root, file, ...one })),
    );
  }

  #leave(why: string): void {
    const reason = why.startsWith('the prefix ') ? 'a prefix bound to another namespace' : why;
    if (!this.#leftOut.has(reason) && this.#leftOut.size >= MOST_REASONS) return;
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  #place(
    at: Pick<PlacedClient, 'root' | 'repository' | 'file'>,
    place: ClientPlace,
    seen: Map<string, number>,
    suppressions: Suppressions,
  ): PlacedClient {
    const { forecast, levels, hash } = this.options;
    const subject = subjectOf(place, forecast);
    const { changes, fate } = subject;
    const plain = { ...at, place, changes, fate };
    for (const rule of CLIENT_RULES) {
      const [violation] = violationsOf(rule, subject, levels);
      if (violation === undefined) continue;
      const key = `${rule.id}\0${at.file}\0${place.where}\0${place.quote.replace(/\s+/g, ' ')}`;
      const ordinal = seen.get(key) ?? 0;
      seen.set(key, ordinal + 1);
      const { severity, message } = violation;
      const suppressed = suppressions.of(rule.id, linesOf(place));
      const fingerprint = hash(`${key}\0${ordinal}`).slice(0, 32);
      const told = { rule: rule.id, severity, message, fingerprint, ...(suppressed !== undefined && { suppressed }) };
      const { comment } = familyOf(place.family);
      if (comment === undefined) return { ...plain, told };
      const text = `${comment[0]}faultshift-ignore ${rule.code}: <reason>${comment[1]}`;
      return { ...plain, told, suppression: { line: place.line, comment: text } };
    }
    return plain;
  }

  /** @param walked what the walker looked at, skipped and could not read */
  finish(walked: Coverage): ClientsReport {
    const { forecast } = this.options;
    const places = [...this.#places].sort(byPlace);
    const total = places.length + this.#uncounted;
    const checked = [
      ...walked.checked,
      `${count(total, 'place')} in ${count(this.#files, 'file')} that speak of faults`,
    ];
    const notSeen = [...walked.notSeen];
    if (this.#uncounted > 0) {
      notSeen.push({ what: count(this.#uncounted, 'more place'), reason: 'counted, not listed (--max-places)' });
    }
    if (this.#cut > 0) {
      notSeen.push({ what: count(this.#cut, 'file'), reason: 'more of the same in one file than is told of it' });
    }
    const look = [...this.#leftOut].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    if (look.length > 0) {
      const sum = look.reduce((all, [, n]) => all + n, 0);
      const most = look.slice(0, 3).map(([why, n]) => `${why} (${n})`);
      notSeen.push({
        what: count(sum, 'look-alike'),
        reason: `left out: ${most.join(', ')}${look.length > 3 ? ', …' : ''}`,
      });
    }
    return {
      command: 'clients',
      from: forecast.from,
      to: forecast.to,
      basis: forecast.basis,
      places,
      kinds: this.#kinds,
      wheres: this.#wheres,
      suppressed: this.#suppressed,
      idleSuppressions: [...this.#idle].sort(
        (a, b) => order(a.root, b.root) || order(a.file, b.file) || a.line - b.line,
      ),
      counts: this.#counts satisfies SeverityCounts,
      coverage: { checked, failed: walked.failed, notSeen },
      findings: (): Iterable<Finding> => ({ [Symbol.iterator]: () => findingsOf(places) }),
    };
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: PlacedClient, b: PlacedClient): number =>
  order(a.root, b.root) ||
  order(a.file, b.file) ||
  a.place.line - b.place.line ||
  a.place.column - b.place.column ||
  order(a.place.kind, b.place.kind);

function* findingsOf(places: readonly PlacedClient[]): Generator<Finding> {
  for (const { root, file, place, told } of places) {
    if (told === undefined) continue;
    yield {
      rule: told.rule,
      severity: told.severity,
      message: told.message,
      home: root,
      file,
      line: place.line,
      column: place.column,
      fingerprint: told.fingerprint,
      ...(told.suppressed !== undefined && { suppressed: told.suppressed }),
    };
  }
}
