import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';
import { NEW_PACK, OLD_PACK } from '../support/packs.js';

const GONE = '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>';
const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';

async function reasons(home: Record<string, string>, to: string): Promise<string> {
  const into = folderWith({ ...NEW_PACK, 'updates/product.txt': `wso2am-${to}` });
  const ran = await faultshift(['port', folderWith(home), '--from', '3.2.0', '--into', into]);
  return ran.stdout.replace(/\s+/g, ' ');
}

describe('what is not ported', () => {
  const project = {
    'api.yaml': 'name: Orders\n',
    'Sequences/fault-sequence/Custom/mine.xml': sequence('mine', GONE),
    'Sequences/in-sequence/Custom/plain.xml': sequence('plain'),
  };

  test('sequences of an API project: 4.1.0 has policies, and says why one would not deploy', async () => {
    const text = await reasons(project, '4.1.0');
    expect(text).toMatch(
      /it belongs to one API; from 4\.1\.0 on APIs have operation policies instead; make it the definition of one\. It does not deploy as it is: 4\.1\.0 has no class \S+\.APIMgtFaultHandler; it exists from 2\.1\.0 to 3\.2\.0 \S+mine\.xml/,
    );
    expect(text).toMatch(/make it the definition of one \S+plain\.xml/);
  });

  test('sequences of an API project: 4.0.0 still has them', async () => {
    const text = await reasons(project, '4.0.0');
    expect(text).toMatch(/it belongs to one API; 4\.0\.0 takes it with the project \S+plain\.xml/);
    expect(text).toMatch(/with the project\. It does not deploy as it is: 4\.0\.0 has no class \S+APIMgtFaultHandler/);
  });

  test('built-in sequences of APIs that are no fault sequences', async () => {
    const home = { ...OLD_PACK, 'repository/resources/customsequences/in/mine.xml': sequence('mine') };
    expect(await reasons(home, '4.0.0')).toContain('it is no fault sequence; 4.0.0 takes it from the same folder');
    expect(await reasons(home, '4.2.0')).toContain(
      'it is no fault sequence; from 4.1.0 on APIs have operation policies',
    );
  });
});

test('a file of the new home that cannot be read gives 3, and is named', async () => {
  const into = folderWith(NEW_PACK);
  symlinkSync('nowhere', join(into, SEQUENCES, 'gone.xml'));
  const ran = await faultshift(['port', folderWith(OLD_PACK), '--into', into]);
  expect(ran.code).toBe(3);
  expect(ran.stdout).toContain(`not read  ${into}/${SEQUENCES}/gone.xml: a link that leads nowhere`);
});
