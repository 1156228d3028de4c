import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'faultshift-cli-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs the command line from its source. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const all = ['--import', 'tsx', join(project, 'src/cli/main.ts'), ...args];
    execFile(process.execPath, all, { cwd: project, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr });
    });
  });
}

describe('faultshift clients', () => {
  it('says of the samples what breaks, and fails the gate', async () => {
    const { code, stdout, stderr } = await run('clients', 'samples/clients', '--from', '2.6.0', '--to', '4.1.0');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(stdout).toBe(readFileSync(join(project, 'test/clients/samples.txt'), 'utf8'));
  });

  it('ends with 0 where nothing breaks, or the gate allows it', async () => {
    expect((await run('clients', 'samples/clients', '--fail-on', 'none')).code).toBe(0);
    expect((await run('clients', 'samples/clients', '--max-findings', '4')).code).toBe(0);
    expect((await run('clients', 'samples/clients', '--to', '3.2.0', '--from', '2.6.0')).code).toBe(0);
  });

  it('writes JSON beside the text', async () => {
    const path = join(base, 'out', 'clients.json');
    const { code, stdout } = await run('clients', 'samples/clients', '--report', `json=${path}`, '--include', '*.py');
    expect(code).toBe(1);
    expect(stdout).toContain('✖ agent.py:9:57');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    expect(document).toMatchObject({ schema: 'faultshift.clients/1', command: 'clients', from: '3.2.0', to: '4.7.0' });
    expect(document.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'client-compares-code-as-number',
      'test-reads-old-fault',
    ]);
  });

  it('takes the release from a home', async () => {
    const home = join(base, 'wso2am');
    mkdirSync(join(home, 'repository/deployment/server/synapse-configs/default/sequences'), { recursive: true });
    mkdirSync(join(home, 'updates'));
    writeFileSync(join(home, 'updates/product.txt'), 'wso2am-2.6.0\n');
    const { code, stdout } = await run('clients', 'samples/clients', '--home', home, '--to', '4.1');
    expect(code).toBe(1);
    expect(stdout).toContain('2.6.0 → 4.1.0');
    expect(stdout).toContain('is 2.6.0, updates/product.txt says wso2am-2.6.0; no fault sequence was edited');
    expect(stdout).not.toMatch(/tenants/);
  });

  it('says of the home of the samples what its own sequences do', async () => {
    const { stdout } = await run('clients', 'samples/clients', '--home', 'samples/home-2.6', '--to', '4.1');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'today _auth_failure_handler_ answers {"fault":{…}}, which this does not find either',
    );
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'carried over as it is, your fault.xml leaves clients without a body',
    );
  });

  it.each([
    [['clients', 'nowhere'], 'nowhere: no such file or folder'],
    [['clients', 'samples', '--rule', 'client-reads-xm=off'], 'no rule is called client-reads-xm'],
    [['clients', 'samples', '--to', '5.0'], 'releases are 1.9.0'],
    [['clients'], "missing required argument 'path'"],
    [['clients', 'samples', '--max-file-size', '0'], 'whole number from 1'],
  ])('ends with 2 and says why: %j', async (args, why) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });

  it('explains its rules with a snippet for each language', async () => {
    const { code, stdout } = await run('explain', 'FS201');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^client-reads-xml \(FS201, error\)\n/);
    for (const language of ['Java', 'Go', 'PHP', 'Swift', 'OpenAPI']) expect(stdout).toContain(`\n  ${language}\n`);
    const json = JSON.parse((await run('explain', 'client-reads-wrapped-json', '-f', 'json')).stdout);
    expect(json.advice.find(({ language }: { language: string }) => language === 'python').both).toContain(
      'fault = body.get("fault", body)',
    );
  });
});
