/** Writes a large tree of source code, from a seed: repositories with ignore files, what a company's disk looks like. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { corpusFile, Random } from './client-corpus.js';

export interface TreeOptions {
  readonly seed: number;
  /** Files that are not ignored. */
  readonly files: number;
  readonly filesPerRepository: number;
}

export interface TreeFacts {
  readonly files: number;
  readonly ignored: number;
  readonly bytes: number;
  /** Files that read a fault. */
  readonly readers: number;
}

const IGNORE = [
  'node_modules/',
  'target/',
  '*.class',
  '*.log',
  '/build',
  '.idea',
  '__pycache__/',
  '!keep.log',
  'docs/_site/**',
];
const WORDS =
  'load save sync check list send read merge build close order invoice meter user route basket report device ticket claim value index total count state event queue batch cache token header body status result error option config field table column format'.split(
    ' ',
  );

/** Plain code of about `size` characters: what nearly every file of a company is. */
function plain(r: Random, size: number): string {
  const lines: string[] = [];
  for (let length = 0; length < size; ) {
    const [a, b, c] = [r.pick(WORDS), r.pick(WORDS), r.pick(WORDS)];
    const kind = r.below(6);
    if (r.chance(1)) lines.push(`    default: return ${a};`);
    const line =
      kind === 0
        ? `  // ${a} the ${b} before the ${c}`
        : kind === 1
          ? `  if (${a}.${b} !== ${c}) {`
          : kind === 2
            ? `    return ${a}.${b}(${c}, ${r.below(100000)});`
            : kind === 3
              ? '  }'
              : kind === 4
                ? `  const ${a}${r.below(100)} = '${b} ${c} ${r.below(1000)}';`
                : `  ${a}.${b}({ ${c}: ${a}, ${b}: [${r.below(99)}, ${r.below(99)}] });`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

const EXTENSIONS = [
  'js',
  'ts',
  'java',
  'py',
  'go',
  'cs',
  'rb',
  'kt',
  'json',
  'yaml',
  'md',
  'xml',
  'css',
  'html',
  'sql',
  'txt',
];

/** Writes the tree below `root`, which must be empty. Same options, same bytes. */
export function writeClientTree(root: string, { seed, files, filesPerRepository }: TreeOptions): TreeFacts {
  const r = new Random(seed);
  // A few hundred distinct bodies, of sizes as one finds them: most below 3 KB, some far above.
  const bodies = Array.from({ length: 400 }, () => plain(r, 300 + Math.floor(2 ** (r.below(700) / 100) * 90)));
  const binary = Buffer.from(Uint8Array.from({ length: 6000 }, (_, i) => i)).fill(0, 10, 40);
  let [bytes, ignored, readers, folder] = [0, 0, 0, ''];
  const write = (path: string, data: string | Buffer): void => {
    writeFileSync(path, data);
    bytes += data.length;
  };
  for (let i = 0; i < files; i++) {
    const repository = `${root}/repo${Math.floor(i / filesPerRepository)}`;
    if (i % filesPerRepository === 0) {
      mkdirSync(`${repository}/.git`, { recursive: true });
      writeFileSync(`${repository}/.gitignore`, `${IGNORE.join('\n')}\n`);
      mkdirSync(`${repository}/node_modules/dep/lib`, { recursive: true });
      for (let n = 0; n < 20; n++) {
        writeFileSync(`${repository}/node_modules/dep/lib/m${n}.js`, bodies[n] as string);
        ignored++;
      }
    }
    if (i % 12 === 0) {
      folder = `${repository}/src/${r.pick(WORDS)}/${r.pick(WORDS)}${r.below(9)}`;
      mkdirSync(folder, { recursive: true });
    }
    const kind = r.below(1000);
    if (kind < 30) write(`${folder}/f${i}.png`, binary);
    else if (kind < 40) {
      const file = corpusFile(seed, i);
      if (file.truths.length > 0) readers++;
      write(`${folder}/f${i}.${file.path.slice(file.path.lastIndexOf('.') + 1)}`, file.text);
    } else write(`${folder}/f${i}.${r.pick(EXTENSIONS)}`, `// file ${i}\n${r.pick(bodies)}\n`);
  }
  return { files, ignored, bytes, readers };
}
