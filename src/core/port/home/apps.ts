/**
 * Sequences of a carbon application. The result is never put where a gateway would read it: the application has to be
 * built anew with it, so it is written beside the new home.
 */
import { type FileSet, type Home, pathOf } from '../../estate.js';
import type { Situation } from '../sides.js';
import { carryHelpers, type NamedCalls } from './carry.js';
import type { FilePorter } from './file-porter.js';
import type { FilePort, HelperPort, NotCarried, Output, SetPort } from './report.js';
import type { Registered, Source } from './sources.js';
import type { TargetHome } from './target.js';

export interface AppPort extends SetPort {
  /** What of it calls names that neither it nor the new home has: other files of the old home may. */
  readonly open: readonly NamedCalls[];
  /** Names that it registers. */
  readonly names: ReadonlySet<string>;
}

const lastOf = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? path;

/** `orders.car` */
export const appName = ({ input }: Pick<Home, 'input'>, { archive }: FileSet): string => lastOf(archive ?? input);

/** Where its results are written, below the output folder. */
export function appFolder(home: Pick<Home, 'input'>, set: FileSet): string {
  const name = appName(home, set).replace(/\.car$/, '');
  return ['carbon-apps', set.tenant && `tenant-${set.tenant}`, name].filter(Boolean).join('/');
}

const differsFrom = (bytes: Uint8Array, old: Uint8Array): boolean =>
  bytes.length !== old.length || bytes.some((byte, i) => byte !== old[i]);

interface Tools {
  readonly home: Home;
  readonly files: FilePorter;
  readonly target: TargetHome;
  readonly situation: Situation;
  readonly callsOf: (port: FilePort) => readonly string[];
}

/** @param registered what of the application has a name, and what has none or a name twice */
export function portApp(set: FileSet, { inForce, open: unclear }: Registered, tools: Tools): AppPort {
  const { home, target, situation, callsOf } = tools;
  const files: FilePort[] = [];
  const own = new Map<string, Source>();
  const notCarried: NotCarried[] = [];
  const sources = new Map<string, Source>();
  for (const source of inForce) {
    sources.set(pathOf(set, source.file), source);
    const port = tools.files.port(source, set.origin);
    if (port !== undefined) files.push(port);
    else if (source.name !== undefined) own.set(source.name, source);
    else notCarried.push({ path: pathOf(set, source.file), reason: 'it is no sequence with a name' });
  }
  for (const { source, why } of unclear) notCarried.push({ path: pathOf(set, source.file), reason: why });
  const callers = files.map((port) => ({ file: port.file, calls: callsOf(port) }));
  const inTarget = (name: string) => target.named(name, 'main');
  const { helpers, unresolved, clashes, there } = carryHelpers(callers, own, { inTarget }, situation);
  const called = new Set(helpers.map(({ name }) => name));
  for (const [name, { file }] of own) {
    if (called.has(name) || there.has(name) || clashes.some((clash) => clash.name === name)) continue;
    notCarried.push({
      path: pathOf(set, file),
      reason: 'nothing that was ported calls it; its application may keep it',
    });
  }
  const outputs: Output[] = [];
  const put = (port: FilePort | HelperPort, content: Output['content'] | undefined): void => {
    const old = sources.get(pathOf(set, port.source))?.reading.content.bytes;
    if (content === undefined || old === undefined || !differsFrom(content.bytes, old)) return;
    const path = [appFolder(home, set), port.source.folder, port.source.name].filter(Boolean).join('/');
    outputs.push({ path, content, what: 'app-part' });
  };
  for (const port of files) put(port, port.result);
  for (const helper of helpers) put(helper, helper);
  const open = new Map<string, string[]>();
  for (const { file, name } of unresolved) open.set(file, [...(open.get(file) ?? []), name]);
  return {
    set,
    files,
    helpers,
    unresolved: [],
    clashes,
    notCarried,
    needed: true,
    outputs,
    isProven: false,
    open: [...open].map(([file, calls]) => ({ file: `${appName(home, set)} ${file}`, calls })),
    names: new Set([...sources.values()].flatMap(({ name }) => name ?? [])),
  };
}
