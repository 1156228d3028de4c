/** Builds dist: the CLI, split so that it starts fast, with its worker; and the library, whose types `tsc` writes. */
import { chmodSync, rmSync } from 'node:fs';
import { build, type Plugin } from 'rolldown';

/**
 * undici is one CommonJS package whose index loads fetch, caches and WebSockets, which a probe never uses: half of its
 * start. In the bundle `undici` is its client and nothing else; a name that is not here fails the build.
 */
const undiciClient: Plugin = {
  name: 'undici-client',
  resolveId: (id) => (id === 'undici' ? '\0undici-client' : undefined),
  load: (id) => {
    if (id !== '\0undici-client') return undefined;
    return `export { default as Client } from 'undici/lib/dispatcher/client.js';
      export { default as buildConnector } from 'undici/lib/core/connect.js';`;
  },
};

/**
 * Chunks, first come first served; each takes what its modules import. Every file costs a start about half a
 * millisecond, so that what a command always needs is in few of them.
 */
const CHUNKS = [
  { name: 'base', test: /src\/(errors|core\/text|cli\/exit|cli\/version)\.ts$/ },
  { name: 'program', test: /src\/cli\/program\.ts$/ },
  { name: 'scan', test: /src\/cli\/run\/scan\.ts$/ },
];

rmSync('dist', { recursive: true, force: true });
const common = { platform: 'node', transform: { target: 'node20.19' } } as const;
await build({
  ...common,
  input: { faultshift: 'src/cli/main.ts', 'scan-worker': 'src/cli/scan-worker.ts' },
  plugins: [undiciClient],
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist/cli',
    chunkFileNames: 'chunk-[name]-[hash].js',
    codeSplitting: { groups: CHUNKS },
    minify: true,
    comments: false,
  },
});
chmodSync('dist/cli/faultshift.js', 0o755);
await build({
  ...common,
  input: './src/index.ts',
  external: /^[a-z@][^:]*$/,
  output: { file: 'dist/index.js', codeSplitting: false },
});
