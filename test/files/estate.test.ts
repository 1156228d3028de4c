import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Estate, pathOf } from '../../src/core/estate.js';
import { UsageError } from '../../src/errors.js';
import { readEstate } from '../../src/files/estate.js';
import { folderWith, sequence } from '../support/folder.js';
import { type ZipEntry, zip } from '../support/zip.js';

const read = (...paths: string[]): Promise<Estate> => readEstate(paths, { maxBytes: 1 << 20 });

const DEFAULT = 'repository/deployment/server/synapse-configs/default';
const TENANT = 'repository/tenants/7/synapse-configs/default';

const HOME: Record<string, string> = {
  'updates/product.txt': 'wso2am-2.6.0\n',
  'bin/wso2server.sh': '',
  [`${DEFAULT}/sequences/fault.xml`]: sequence('fault'),
  [`${DEFAULT}/sequences/old/fault.xml`]: sequence('fault'),
  [`${DEFAULT}/sequences/notes.txt`]: 'no sequence',
  [`${DEFAULT}/api/admin--Pizza_v1.xml`]: '<api xmlns="http://ws.apache.org/ns/synapse" name="pizza" context="/p"/>',
  [`${DEFAULT}/synapse.xml`]: `<definitions xmlns="http://ws.apache.org/ns/synapse">${sequence('inline')}</definitions>`,
  [`${TENANT}/sequences/main.xml`]: sequence('main'),
  'repository/resources/apim-synapse-config/main.xml': sequence('main'),
  'repository/resources/customsequences/fault/json_fault.xml': sequence('json_fault'),
  'repository/resources/api_templates/velocity_template.xml': '#if($x) <api/> #end',
  'repository/resources/operation_policies/definitions/jsonFault_v1.j2': '<payloadFactory/>',
};

const listed = ({ homes }: Estate): string[] =>
  homes.flatMap(({ sets }) =>
    sets.flatMap((set) => set.files.map((file) => `${set.origin} ${file.part} ${pathOf(set, file)}`)),
  );

describe('an API-M home', () => {
  test('gives the super tenant, tenants, copies, built-in sequences, templates and policies', async () => {
    const estate = await read(folderWith(HOME));
    expect(listed(estate).sort()).toEqual(
      [
        `super-tenant sequence ${DEFAULT}/sequences/fault.xml`,
        `super-tenant sequence-in-subfolder ${DEFAULT}/sequences/old/fault.xml`,
        `super-tenant api ${DEFAULT}/api/admin--Pizza_v1.xml`,
        `super-tenant synapse-xml ${DEFAULT}/synapse.xml`,
        `tenant sequence ${TENANT}/sequences/main.xml`,
        'template-copies sequence repository/resources/apim-synapse-config/main.xml',
        'custom-sequences sequence repository/resources/customsequences/fault/json_fault.xml',
        'api-templates api-template repository/resources/api_templates/velocity_template.xml',
        'operation-policies operation-policy repository/resources/operation_policies/definitions/jsonFault_v1.j2',
      ].sort(),
    );
    expect(estate.homes[0]).toMatchObject({ kind: 'api-manager', product: { id: 'wso2am', version: '2.6.0' } });
    expect(estate.contents.length).toBe(new Set(estate.contents.map(({ sha256 }) => sha256)).size);
  });

  test('reads the same out of a zip, also below a folder in it', async () => {
    const onDisk = listed(await read(folderWith(HOME)));
    const entries = Object.entries(HOME).map(([name, data]): ZipEntry => ({ name: `wso2am-2.6.0/${name}`, data }));
    const folder = folderWith({ 'home.zip': zip(entries) });
    expect(listed(await read(join(folder, 'home.zip')))).toEqual(onDisk);
  });

  test.each([
    ['bin/version.txt', { 'bin/version.txt': 'WSO2 API Manager 3.2.0\n' }, { version: '3.2.0' }],
    ['api-manager.sh', { 'bin/api-manager.sh': '' }, { id: 'wso2am', since: '4.0.0' }],
    ['gateway.sh', { 'bin/gateway.sh': '' }, { id: 'wso2am-universal-gw', since: '4.5.0', profile: 'gateway' }],
    ['the kernel version, which is not believed', { 'bin/wso2carbon-version.txt': '4.6.0' }, { evidence: [] }],
    [
      'deployment.toml',
      {
        'repository/conf/deployment.toml':
          '[server]\nserver_role = "gateway-worker"\n[apim.sync_runtime_artifacts.gateway.skip_list]\nsequences = ["own.xml"]\n',
      },
      { since: '3.0.0', profile: 'gateway-worker', skipList: ['own.xml'] },
    ],
    ['an update level', { 'updates/config.json': '{"update-level": "73"}' }, { updateLevel: '73' }],
  ])('tells its version and profile by %s', async (_, files, product) => {
    const estate = await read(
      folderWith({ [`${DEFAULT}/sequences/fault.xml`]: sequence('fault'), ...(files as Record<string, string>) }),
    );
    expect(estate.homes[0]?.product).toMatchObject(product);
  });

  test('of a Micro Integrator is told apart and not compared', async () => {
    const estate = await read(
      folderWith({ 'bin/micro-integrator.sh': '', [`${DEFAULT}/sequences/fault.xml`]: sequence('fault') }),
    );
    expect(estate.homes[0]).toMatchObject({ kind: 'micro-integrator', sets: [] });
  });

  test('with a broken deployment.toml is read all the same, and says so', async () => {
    const estate = await read(folderWith({ ...HOME, 'repository/conf/deployment.toml': '[server\n' }));
    expect(estate.homes[0]?.notes).toEqual([
      expect.objectContaining({ kind: 'unreadable', path: 'repository/conf/deployment.toml' }),
    ]);
    expect(listed(estate).length).toBe(9);
  });
});

describe('other inputs', () => {
  test.each([
    [
      'a synapse-configs folder',
      { 'synapse-configs/default/sequences/fault.xml': sequence('fault') },
      'synapse-configs',
    ],
    ['its default folder', { 'sequences/fault.xml': sequence('fault') }, 'synapse-configs'],
    ['a folder of sequences', { 'fault.xml': sequence('fault') }, 'sequences'],
    [
      'an API project of 3.x',
      { 'Meta-information/api.yaml': '', 'Sequences/fault-sequence/Custom/own.xml': sequence('own') },
      'apictl-project',
    ],
    ['an API project of 4.1', { 'api.yaml': '', 'Policies/jsonFault.j2': '<x/>' }, 'apictl-project'],
  ])('%s', async (_, files, kind) => {
    const estate = await read(folderWith(files as Record<string, string>));
    expect(estate.homes[0]?.kind).toBe(kind);
    expect(listed(estate).length).toBe(1);
  });

  const CAR: ZipEntry[] = [
    {
      name: 'artifacts.xml',
      data: '<artifacts><artifact name="app" version="1.0.0" type="carbon/application"><dependency artifact="fault" version="1.0.0" include="true"/><dependency artifact="gone" version="1.0.0"/></artifact></artifacts>',
    },
    {
      name: 'fault_1.0.0/artifact.xml',
      data: '<artifact name="fault" type="synapse/sequence"><file>fault.xml</file></artifact>',
    },
    { name: 'fault_1.0.0/fault.xml', data: sequence('fault') },
  ];

  test('a carbon application by itself, and inside a home', async () => {
    const folder = folderWith({
      'own.car': zip(CAR),
      ...prefixed('home', { ...HOME, 'repository/deployment/server/carbonapps/own.car': '' }),
    });
    writeFileSync(join(folder, 'home/repository/deployment/server/carbonapps/own.car'), zip(CAR));
    expect(listed(await read(join(folder, 'own.car')))).toEqual(['carbon-app sequence fault_1.0.0/fault.xml']);
    expect(listed(await read(join(folder, 'home')))).toContain(
      'carbon-app sequence repository/deployment/server/carbonapps/own.car!fault_1.0.0/fault.xml',
    );
  });

  test.each([
    ['nothing there', 'no-such-path', /no such file/],
    ['nothing we know', '.', /nothing here looks like a gateway/],
  ])('%s is a usage error', async (_, path, words) => {
    const folder = folderWith({ 'readme.txt': '' });
    await expect(read(join(folder, path))).rejects.toThrow(UsageError);
    await expect(read(join(folder, path))).rejects.toThrow(words);
  });
});

const prefixed = (prefix: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${prefix}/${name}`, content]));

describe('hostile archives', () => {
  const refused = async (entries: ZipEntry[]): Promise<string> => {
    const folder = folderWith({ 'a.zip': zip(entries) });
    return read(join(folder, 'a.zip')).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
  };
  test('a name that leaves the archive is refused', async () => {
    expect(await refused([{ name: '../../etc/fault.xml', data: sequence('fault') }])).toMatch(/relative path/);
    expect(await refused([{ name: '/etc/fault.xml', data: sequence('fault') }])).toMatch(/absolute path/);
  });
  test('a bomb is stopped by its declared size, and by its real one', async () => {
    const big = 'x'.repeat(3 << 20);
    const folder = folderWith({
      'a.zip': zip([
        { name: 'fault.xml', data: sequence('fault') },
        { name: 'declared.xml', data: big },
        { name: 'lying.xml', data: big, claimedSize: 100 },
      ]),
    });
    const estate = await read(join(folder, 'a.zip'));
    const problems = estate.contents.flatMap(({ problem }) => problem ?? []);
    expect(problems).toHaveLength(2);
    expect(problems.join()).toMatch(/at most 1048576/);
    expect(problems.join()).toMatch(/too many bytes/);
  });
  test('a symbolic link in it is not followed', async () => {
    const folder = folderWith({
      'a.zip': zip([
        { name: 'fault.xml', data: sequence('fault') },
        { name: 'link.xml', data: '/etc/passwd', mode: 0o120777 },
      ]),
    });
    const estate = await read(join(folder, 'a.zip'));
    expect(listed(estate)).toEqual(['given sequence fault.xml']);
    expect(estate.homes[0]?.notes).toEqual([
      expect.objectContaining({ path: 'link.xml', reason: expect.stringMatching(/link/) }),
    ]);
  });
  test('what is no zip is said to be none', async () => {
    const folder = folderWith({ 'a.zip': 'not a zip' });
    await expect(read(join(folder, 'a.zip'))).rejects.toThrow(/not read as an archive/);
  });
});

describe('hostile folders', () => {
  test('a link to a folder is followed once; one that leads in a circle is reported', async () => {
    const folder = folderWith({ 'real/fault.xml': sequence('fault'), 'home/sequences/main.xml': sequence('main') });
    symlinkSync(join(folder, 'real'), join(folder, 'home/sequences/linked'));
    symlinkSync(join(folder, 'real'), join(folder, 'home/sequences/linked-again'));
    symlinkSync(join(folder, 'home'), join(folder, 'home/sequences/circle'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'home/sequences/nowhere'));
    const estate = await read(join(folder, 'home'));
    expect(listed(estate)).toEqual([
      'given sequence-in-subfolder sequences/linked/fault.xml',
      'given sequence sequences/main.xml',
    ]);
    const reasons = Object.fromEntries((estate.homes[0]?.notes ?? []).map(({ path, reason }) => [path, reason]));
    expect(reasons['sequences/linked-again']).toMatch(/second link/);
    expect(reasons['sequences/circle']).toMatch(/lies in/);
    expect(reasons['sequences/nowhere']).toMatch(/leads nowhere/);
  });

  test('a file too large, and one without permission, are told and stop nothing', async () => {
    const folder = folderWith({ 'a.xml': sequence('a'), 'big.xml': '', 'secret.xml': sequence('secret') });
    truncateSync(join(folder, 'big.xml'), 64 << 20);
    chmodSync(join(folder, 'secret.xml'), 0);
    mkdirSync(join(folder, 'folder.xml'));
    const estate = await read(folder);
    expect(listed(estate)).toEqual(['given sequence a.xml', 'given sequence big.xml', 'given sequence secret.xml']);
    expect(estate.contents.flatMap(({ problem }) => problem ?? [])[0]).toMatch(/67108864 bytes/);
  });
});
