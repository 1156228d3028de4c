import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the demo tells its story to the end', { timeout: 60_000 }, () => {
  const demo = spawnSync('npx', ['tsx', 'tools/demo.ts'], { cwd: root, encoding: 'utf8' });
  expect(demo.status, demo.stderr).toBe(0);
  const story = [
    /customised, 3 edits of 2\.6\.0/,
    /404 {2}application\/xml; charset=UTF-8/,
    /→ {2}202 {2}no content type\n {4}\(empty\)/,
    /authentication failure 900902 +GET +✖ 202 empty/,
    /before 401, wrapped JSON fault 900902 → now 202, accepted, with nothing in it/,
    /the same edit in the JSON payload of 4\.1\.0/,
    /no such resource of an API +GET +✔ 404 JSON/,
    /Breaks: reads the XML fault/,
    /out\/demo\.html$/m,
  ];
  let rest = demo.stdout;
  for (const part of story) {
    const at = rest.search(part);
    expect(at, `${part} comes next`).toBeGreaterThanOrEqual(0);
    rest = rest.slice(at);
  }
});
