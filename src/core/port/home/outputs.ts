/** A ported set → the files to write for it, below the output folder. */
import type { FileSet } from '../../estate.js';
import { isCopiedSingly, isInTenantSet, roleOfName } from '../../stock/facts.js';
import type { Release } from '../../stock/releases.js';
import type { FilePort, HelperPort, Output } from './report.js';
import type { Result } from './result.js';
import type { Part, TargetHome } from './target.js';

/** What the gateway of the new home gives a new tenant, by file name. */
export type TenantFiles = ReadonlyMap<string, Result>;

/** Whether a tenant would not get by itself what the port gives it. */
export function differs({ file, name, result }: FilePort, gets: TenantFiles, to: Release | undefined): boolean {
  if (result === undefined) return false;
  const role = name === undefined ? undefined : roleOfName(name);
  const isGiven = role !== undefined && (isInTenantSet(role) || (to !== undefined && isCopiedSingly(role, to)));
  const given = isGiven ? gets.get(file) : undefined;
  return given === undefined ? !result.unchanged : !given.equals(result);
}

interface Ported {
  readonly set: FileSet;
  readonly files: readonly FilePort[];
  readonly helpers: readonly HelperPort[];
}

class Outputs {
  readonly all = new Map<string, Output>();

  put(path: string, content: Output['content'], what: Output['what']): void {
    this.all.set(path, { path, content, what });
  }
}

/** Whole, since a gateway takes a tenant that lacks some files for incomplete, and copies its own set over it. */
function tenantOutputs({ set, files, helpers }: Ported, gets: TenantFiles): Outputs {
  const outputs = new Outputs();
  const folder = `${set.base}/sequences`;
  for (const [file, given] of gets) outputs.put(`${folder}/${file}`, given, 'stock-copy');
  for (const { file, result } of files) {
    if (result !== undefined && (gets.has(file) || !result.unchanged)) {
      outputs.put(`${folder}/${file}`, result, result.unchanged ? 'stock-copy' : 'ported');
    }
  }
  for (const helper of helpers) outputs.put(`${folder}/${helper.file}`, helper, 'helper');
  return outputs;
}

/** @param tenantGets for a tenant */
export function outputsOf(
  ported: Ported,
  part: Part,
  target: TargetHome,
  tenantGets: TenantFiles | undefined,
): readonly Output[] {
  if (tenantGets !== undefined) return [...tenantOutputs(ported, tenantGets).all.values()];
  const outputs = new Outputs();
  for (const { result } of ported.files) {
    if (result !== undefined && !result.unchanged) outputs.put(result.stockPath, result, 'ported');
  }
  const folder = target.folder(part) ?? target.folder('main');
  for (const helper of ported.helpers) {
    outputs.put([folder, helper.file].filter(Boolean).join('/'), helper, 'helper');
  }
  return [...outputs.all.values()];
}
