/** Builds dist: the CLI as a split bundle that starts fast, its worker, and the library with its types. */
import { chmodSync, rmSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';

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
});
chmodSync('dist/cli/faultshift.js', 0o755);
await build({ ...common, entryPoints: ['src/index.ts'], outfile: 'dist/index.js', packages: 'external' });
