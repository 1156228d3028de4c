/** A ported set → the files to write for it, below the output folder. */
import type { FileSet } from '../../estate.js';
import { isCopiedSingly, isInTenantSet, roleOfName } from '../../stock/facts.js';
import type { FilePort, HelperPort, Output } from './report.js';
import type { Part, TargetHome } from './target.js';

/** What the gateway of the new home gives a new tenant, by file name. */
export type TenantFiles = ReadonlyMap<string, { readonly text: string; readonly bytes: Uint8Array }>;

/** Whether a tenant would not get by itself what the port gives it. */
export function differs({ file, name, result }: FilePort, gets: TenantFiles): boolean {
  if (result === undefined) return false;
  const role = name === undefined ? undefined : roleOfName(name);
  const given = role !== undefined && (isInTenantSet(role) || isCopiedSingly(role)) ? gets.get(file) : undefined;
  return given === undefined ? !result.unchanged : given.text !== result.text;
}

interface Ported {
  readonly set: FileSet;
  readonly files: readonly FilePort[];
  readonly helpers: readonly HelperPort[];
}

class Outputs {
  readonly all = new Map<string, Output>();

  put(path: string, bytes: Uint8Array, what: Output['what']): void {
    this.all.set(path, { path, bytes, what });
  }
}

/** Whole, since a gateway takes a tenant that lacks some files for incomplete, and copies its own set over it. */
function tenantOutputs({ set, files, helpers }: Ported, gets: TenantFiles): Outputs {
  const outputs = new Outputs();
  const folder = `${set.base}/sequences`;
  for (const [file, { bytes }] of gets) outputs.put(`${folder}/${file}`, bytes, 'stock-copy');
  for (const { file, result } of files) {
    if (result !== undefined && (gets.has(file) || !result.unchanged)) {
      outputs.put(`${folder}/${file}`, result.bytes, result.unchanged ? 'stock-copy' : 'ported');
    }
  }
  for (const { file, bytes } of helpers) outputs.put(`${folder}/${file}`, bytes, 'helper');
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
    if (result !== undefined && !result.unchanged) outputs.put(result.stockPath, result.bytes, 'ported');
  }
  const folder = target.folder(part) ?? target.folder('main');
  for (const { file, bytes } of ported.helpers) {
    outputs.put([folder, file].filter(Boolean).join('/'), bytes, 'helper');
  }
  return [...outputs.all.values()];
}
