/** Builds dist: the CLI as a split bundle that starts fast, its worker, and the library with its types. */
import { chmodSync, rmSync } from 'node:fs';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
  legalComments: 'none',
};

/** CommonJS packages in an ESM bundle ask for `require`. */
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * undici is one CommonJS package whose index loads fetch, caches and WebSockets, which a probe never uses: half of its
 * start. In the bundle `undici` is its client and nothing else; a name that is not here fails the build.
 */
const undiciClient: Plugin = {
  name: 'undici-client',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'undici-client' }));
    onLoad({ filter: /./, namespace: 'undici-client' }, () => ({
      contents: `export { default as Client } from 'undici/lib/dispatcher/client.js';
        export { default as buildConnector } from 'undici/lib/core/connect.js';`,
      resolveDir: process.cwd(),
    }));
  },
};

rmSync('dist', { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { faultshift: 'src/cli/main.ts', 'scan-worker': 'src/cli/scan-worker.ts' },
  outdir: 'dist/cli',
  splitting: true,
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  keepNames: false,
  chunkNames: 'chunk-[name]-[hash]',
  banner: { js: REQUIRE },
  plugins: [undiciClient],
});
chmodSync('dist/cli/faultshift.js', 0o755);
await build({ ...common, entryPoints: ['src/index.ts'], outfile: 'dist/index.js', packages: 'external' });
