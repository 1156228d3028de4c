/**
 * The port as a patch that `git apply` understands, run in the new home. Files keep their encodings and may be of several,
 * so a patch is bytes, not text: here it is a string in which each character is a byte.
 */
import { structuredPatch } from 'diff';
import type { FilePort, Output, PortReport, SetPort } from '../../core/port/home/report.js';

/** Paths as git writes them: quoted when they hold anything unusual. */
const gitPath = (path: string): string =>
  /^[\w ./@:+,=-]+$/.test(path)
    ? path
    : JSON.stringify(path).replace(/[\u007f-\u{10ffff}]/gu, (c) =>
        [...new TextEncoder().encode(c)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
      );

/** Bytes as a string of as many characters. */
function binary(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function hunks(before: string, after: string): string {
  return structuredPatch('', '', before, after, '', '', { context: 3 })
    .hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
      const from = oldLines === 0 ? `${oldStart - 1},0` : `${oldStart},${oldLines}`;
      const to = newLines === 0 ? `${newStart - 1},0` : `${newStart},${newLines}`;
      return `@@ -${from} +${to} @@\n${lines.join('\n')}\n`;
    })
    .join('');
}

/** The change of one file of the new home, or the copy of one into a tenant's folder. */
function filePatch(from: string, path: string, before: string, after: string): string {
  const head = `diff --git a/${gitPath(from)} b/${gitPath(path)}\n`;
  const copy = from === path ? '' : `copy from ${gitPath(from)}\ncopy to ${gitPath(path)}\n`;
  if (before === after) return `${head}similarity index 100%\n${copy}`;
  return `${head}${copy}--- a/${gitPath(from)}\n+++ b/${gitPath(path)}\n${hunks(before, after)}`;
}

function newFile(path: string, text: string): string {
  const head = `diff --git a/${gitPath(path)} b/${gitPath(path)}\nnew file mode 100644\n--- /dev/null\n+++ b/${gitPath(path)}\n`;
  return head + hunks('', text);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function outputPatch(
  { files, helpers }: SetPort,
  { path, what }: Output,
  copies: ReadonlyMap<string, FilePort>,
): string {
  const name = nameOf(path);
  // The new home has no such file, and no gateway would look for it there.
  if (what === 'app-part') return '';
  if (what === 'helper') {
    const helper = helpers.find(({ file }) => file === name);
    return helper === undefined ? '' : newFile(path, binary(helper.bytes));
  }
  const port = files.find(({ file, result }) => file === name && result !== undefined) ?? copies.get(name);
  const { result } = port ?? {};
  if (result === undefined) return '';
  if (result.isNew) return newFile(path, binary(result.bytes));
  return filePatch(result.stockPath, path, binary(result.theirs.bytes), binary(result.bytes));
}

/**
 * @returns characters that are bytes
 * @param stockCopy path in the new home of a file that tenants get as it is
 */
export function* portPatch(report: PortReport, stockCopy: (name: string) => string): Generator<string> {
  for (const { sets } of report.homes) {
    const templates = sets.find(({ set }) => set.origin === 'template-copies')?.files ?? [];
    const copies = new Map(templates.map((port) => [port.file, port]));
    for (const set of sets) {
      for (const output of set.outputs) {
        const text = outputPatch(set, output, copies);
        if (text !== '') yield text;
        else if (output.what === 'stock-copy') yield filePatch(stockCopy(nameOf(output.path)), output.path, '', '');
      }
    }
  }
}
