/**
 * Builds dist: the CLI, and the library, whose types `tsc` writes. The CLI is CommonJS, which Node loads
 * in less time than ECMAScript modules, and split, so that a command loads what it needs.
 */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'rolldown';

/**
 * Packages as far as we use them, for what they load at a start is half of it. A name that is not here fails the build.
 * undici is one CommonJS package whose index loads fetch, caches and WebSockets, which a probe never uses, and its client
 * HTTP/2 and forms, which it never speaks and sends; commander can start programs as its commands, and ours are none.
 */
const TRIMMED: readonly { module: string; importer: RegExp; code: string }[] = [
  {
    module: 'undici',
    importer: /\/src\//,
    code: `export { default as Client } from 'undici/lib/dispatcher/client.js';
      export { default as buildConnector } from 'undici/lib/core/connect.js';`,
  },
  { module: './client-h2.js', importer: /\/undici\//, code: 'export {}' },
  { module: '../web/fetch/body.js', importer: /\/undici\//, code: 'export {}' },
  { module: 'node:child_process', importer: /\/commander\//, code: 'export {}' },
];

const trimmedPackages: Plugin = {
  name: 'trimmed-packages',
  resolveId: (id, importer = '') => {
    const at = TRIMMED.findIndex(
      ({ module, importer: by }) => module === id && by.test(importer.replaceAll('\\', '/')),
    );
    return at < 0 ? undefined : `\0trimmed-${at}`;
  },
  load: (id) => (id.startsWith('\0trimmed-') ? TRIMMED[Number(id.slice(9))]?.code : undefined),
};

/** The catalogue: `JSON.parse` of a text is read faster than the same data as code. */
const dataAsText: Plugin = {
  name: 'data-as-text',
  transform: {
    filter: { id: /\/sequences\/(stock|facts)\/[^/]+\.json$/ },
    handler: (data) => ({
      code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(data)))})`,
      moduleType: 'js',
    }),
  },
};

/** A file of ASCII alone is read and compiled faster; any other character makes its text take twice the memory. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle: (_, bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/**
 * Chunks, first come first served; each takes what its modules import. Every file costs a start about half a
 * millisecond, so that what a command always needs is in few of them.
 */
const CHUNKS = [
  { name: 'base', test: /src\/(errors|core\/text|cli\/exit|cli\/version)\.ts$/ },
  { name: 'program', test: /src\/cli\/program\.ts$/ },
  {
    name: 'common',
    test: /src\/(cli\/(emit|progress)|core\/(mediation\/scenarios|probe\/expect|rules\/probe-rules)|files\/contents|report\/findings-text)\.ts$/,
  },
  { name: 'scan', test: /src\/cli\/run\/scan\.ts$/ },
];

rmSync('dist', { recursive: true, force: true });
const common = { platform: 'node', transform: { target: 'node20.19' } } as const;
await build({
  ...common,
  input: { faultshift: 'src/cli/main.ts' },
  plugins: [trimmedPackages, dataAsText, asciiOnly],
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist/cli',
    format: 'cjs',
    strict: true,
    chunkFileNames: 'chunk-[name]-[hash].js',
    codeSplitting: { groups: CHUNKS },
    minify: true,
    comments: false,
  },
});
writeFileSync('dist/cli/package.json', '{ "type": "commonjs" }\n');
chmodSync('dist/cli/faultshift.js', 0o755);
await build({
  ...common,
  input: './src/index.ts',
  external: /^[a-z@][^:]*$/,
  output: { file: 'dist/index.js', codeSplitting: false },
});
