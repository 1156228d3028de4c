import { readFileSync, writeFileSync } from 'node:fs';
import { writePath } from '../../core/diff/edits.js';
import { type MergedTexts, mergeTexts } from '../../core/port/merge-texts.js';
import { reasonWords } from '../../core/port/reasons.js';
import type { ConflictStyle } from '../../core/port/text/markers.js';
import { Catalogue } from '../../core/stock/catalogue.js';
import { count, visible } from '../../core/text.js';
import { sha256 } from '../../files/contents.js';
import { STOCK } from '../../generated/stock.js';
import type { MergeDriverOptions } from '../commands/merge-driver.js';
import { git } from '../git.js';

/** What git makes of a driver's exit code: up to 127 are conflicts, from 129 on the driver has failed. */
const MOST_CONFLICTS = 127;
const FAILED = 129;

export interface DriverFiles {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string;
}

const STYLES: ReadonlySet<string> = new Set(['merge', 'diff3', 'zdiff3']);

function styleOf({ conflictStyle }: MergeDriverOptions): ConflictStyle {
  if (conflictStyle !== undefined) return conflictStyle;
  const { stdout } = git(['config', '--get', 'merge.conflictStyle']);
  return STYLES.has(stdout) ? (stdout as ConflictStyle) : 'merge';
}

/** What was not simply carried over, for the person who merges. */
function* told({ decisions }: MergedTexts & { ok: true }): Generator<string> {
  for (const { edit, fate, told: reasons, conflict } of decisions) {
    if (fate === 'ported' && reasons.length === 0) continue;
    const why = conflict?.why ?? reasons.map(({ code, args }) => reasonWords(code, args)).join('; ');
    yield `  ${fate}: ${edit.kind} ${writePath(edit.path.slice(1)) || 'sequence'}: ${why}`;
  }
}

/** Gits before 2.44 do not know the labels and hand the placeholder over. */
const label = (text: string, fallback: string): string => (/^%[SXY]$/.test(text) ? fallback : text);

/** Merges as text where it is no sequence. */
function mergeAsText({ base, ours, theirs }: DriverFiles, style: ConflictStyle, options: MergeDriverOptions): number {
  const labels = [options.oursLabel, options.ancestorLabel, options.theirsLabel].flatMap((label) => ['-L', label]);
  const how = style === 'merge' ? [] : [`--${style}`];
  const { code, stderr } = git([
    'merge-file',
    ...how,
    `--marker-size=${options.markerSize}`,
    ...labels,
    ours,
    base,
    theirs,
  ]);
  if (code > MOST_CONFLICTS) process.stderr.write(`${stderr}\n`);
  return code > MOST_CONFLICTS ? FAILED : code;
}

/** @returns the exit code, as git wants it */
export async function runMergeDriver(files: DriverFiles, given: MergeDriverOptions): Promise<number> {
  const options: MergeDriverOptions = {
    ...given,
    ancestorLabel: label(given.ancestorLabel, 'base'),
    oursLabel: label(given.oursLabel, 'ours'),
    theirsLabel: label(given.theirsLabel, 'theirs'),
  };
  const say = (text: string): void => {
    if (!options.quiet) process.stderr.write(`faultshift: ${visible(text)}\n`);
  };
  try {
    const style = styleOf(options);
    const [base, ours, theirs] = [files.base, files.ours, files.theirs].map(
      (path) => new Uint8Array(readFileSync(path)),
    );
    const merged = mergeTexts(base as Uint8Array, ours as Uint8Array, theirs as Uint8Array, {
      catalogue: new Catalogue(STOCK),
      hash: sha256,
      style,
      names: {
        base: options.ancestorLabel,
        ours: options.oursLabel,
        theirs: options.theirsLabel,
        size: options.markerSize,
      },
    });
    if (!merged.ok) {
      say(`${files.path}: merged as text, for ${merged.reason}`);
      return mergeAsText(files, style, options);
    }
    writeFileSync(files.ours, merged.bytes);
    say(`${files.path}: ${count(merged.decisions.length, 'edit')}, ${count(merged.conflicts, 'conflict')}`);
    for (const line of told(merged)) say(line);
    return Math.min(merged.conflicts, MOST_CONFLICTS);
  } catch (error) {
    process.stderr.write(`faultshift: ${visible(files.path)}: ${visible((error as Error).message)}\n`);
    return FAILED;
  }
}
