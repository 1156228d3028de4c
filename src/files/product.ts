/**
 * Which product, version and profile a home is, with the files that say so.
 * @see gateway-faults E.7
 */
import type { Evidence, Note, ProductFacts } from '../core/estate.js';
import type { Tree } from './tree.js';

const text = (tree: Tree, path: string): string | undefined => {
  const result = tree.read(path);
  return result.ok ? new TextDecoder().decode(result.bytes) : undefined;
};

interface Script {
  readonly file: string;
  readonly id: string;
  readonly since?: string;
  readonly until?: string;
  readonly profile?: string;
}

/** Start scripts below bin/, and what their presence means. */
const SCRIPTS: readonly Script[] = [
  { file: 'micro-integrator.sh', id: 'wso2mi' },
  { file: 'wso2server.sh', id: 'wso2am', until: '3.2.0' },
  { file: 'api-manager.sh', id: 'wso2am', since: '4.0.0' },
  { file: 'gateway.sh', id: 'wso2am-universal-gw', since: '4.5.0', profile: 'gateway' },
  { file: 'api-cp.sh', id: 'wso2am-acp', since: '4.5.0', profile: 'control-plane' },
  { file: 'traffic-manager.sh', id: 'wso2am-tm', since: '4.5.0', profile: 'traffic-manager' },
  { file: 'key-manager.sh', id: 'wso2am-km', since: '4.5.0', profile: 'key-manager' },
];

const PROFILE_OF_ID: Readonly<Record<string, string>> = {
  'wso2am-universal-gw': 'gateway',
  'wso2am-acp': 'control-plane',
  'wso2am-tm': 'traffic-manager',
};

type Draft = { -readonly [K in keyof ProductFacts]: ProductFacts[K] } & { evidence: Evidence[] };

const TOML = 'repository/conf/deployment.toml';

interface DeploymentToml {
  server?: { server_role?: unknown };
  apim?: { sync_runtime_artifacts?: { gateway?: { skip_list?: { sequences?: unknown } } } };
}

async function readDeploymentToml(tree: Tree, draft: Draft, notes: Note[]): Promise<void> {
  const source = text(tree, TOML);
  if (source === undefined) return;
  if (draft.version === undefined && draft.since === undefined) draft.since = '3.0.0';
  draft.evidence.push({ path: TOML, says: 'exists, so 3.0.0 or newer' });
  try {
    const { parse } = await import('smol-toml');
    const toml = parse(source) as DeploymentToml;
    const role = toml.server?.server_role;
    if (typeof role === 'string' && role !== '') {
      draft.profile = role;
      draft.evidence.push({ path: TOML, says: `server_role ${role}` });
    }
    const skip = toml.apim?.sync_runtime_artifacts?.gateway?.skip_list?.sequences;
    if (Array.isArray(skip)) draft.skipList = skip.filter((name): name is string => typeof name === 'string');
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    notes.push({ kind: 'unreadable', path: TOML, reason });
  }
}

function readScripts(tree: Tree, draft: Draft): void {
  const names = new Set((tree.list('bin') ?? []).map((entry) => entry.name));
  const script = SCRIPTS.find(({ file }) => names.has(file));
  if (script === undefined) return;
  draft.id ??= script.id;
  if (script.since !== undefined) draft.since = script.since;
  if (script.until !== undefined) draft.until = script.until;
  if (script.profile !== undefined) draft.profile = script.profile;
  const when = script.since ? `, ${script.since} or newer` : script.until ? `, ${script.until} or older` : '';
  draft.evidence.push({ path: `bin/${script.file}`, says: `${script.id}${when}` });
}

/** Reads what the home says of itself; `folderName` is the last part of its path. */
export async function readProduct(tree: Tree, folderName: string, notes: Note[]): Promise<ProductFacts> {
  const draft: Draft = { evidence: [] };
  const product = text(tree, 'updates/product.txt');
  const stated = product && /([A-Za-z][\w-]*?)-(\d+\.\d+\.\d+)/.exec(product);
  if (stated) {
    const [all, id = '', version = ''] = stated;
    draft.id = id;
    draft.version = version;
    draft.evidence.push({ path: 'updates/product.txt', says: all });
  }
  const versionText = text(tree, 'bin/version.txt');
  const found = versionText && /\d+\.\d+\.\d+/.exec(versionText)?.[0];
  if (found) {
    draft.version ??= found;
    draft.evidence.push({ path: 'bin/version.txt', says: found });
  }
  readScripts(tree, draft);
  await readDeploymentToml(tree, draft, notes);
  const level = text(tree, 'updates/config.json');
  const updated = level && /"update[-_]?level"\s*:\s*"?([\w.]+)"?/i.exec(level)?.[1];
  if (updated) {
    draft.updateLevel = updated;
    draft.evidence.push({ path: 'updates/config.json', says: `update level ${updated}` });
  }
  const named = /wso2(?:am|mi)[\w-]*?-(\d+\.\d+\.\d+)/.exec(folderName)?.[1];
  if (named !== undefined) draft.named = named;
  const byId = draft.id === undefined ? undefined : PROFILE_OF_ID[draft.id];
  if (draft.profile === undefined && byId !== undefined) draft.profile = byId;
  return draft;
}
