import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/predict-1.schema.json' with { type: 'json' };
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const DEFAULT = 'repository/deployment/server/synapse-configs/default/sequences';
const TENANT = (id: number) => `repository/tenants/${id}/synapse-configs/default/sequences`;
const JSON_ANSWER =
  '<payloadFactory media-type="json"><format>{"code":"$1"}</format><args><arg expression="$ctx:ERROR_CODE"/></args></payloadFactory>' +
  '<property name="RESPONSE" value="true"/><header name="To" action="remove"/><property name="NO_ENTITY_BODY" scope="axis2" action="remove"/>';
const HOME = {
  'updates/product.txt': 'wso2am-2.6.0',
  [`${DEFAULT}/_auth_failure_handler_.xml`]: sequence(
    '_auth_failure_handler_',
    '<property name="error_message_type" value="application/json"/>',
  ),
  [`${DEFAULT}/fault.xml`]: sequence(
    'fault',
    `${JSON_ANSWER}<property name="HTTP_SC" scope="axis2" value="500"/><send/>`,
  ),
  [`${DEFAULT}/main.xml`]: sequence('main', '<drop/>'),
};
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

interface Prediction {
  readonly sequence: string;
  readonly scenarios: readonly string[];
  readonly requests: readonly string[];
  readonly accepts: readonly string[];
  readonly change: string;
  readonly file?: string;
  readonly onTarget: string;
  readonly why?: string;
  readonly place?: object;
  readonly today: { readonly outcomes: readonly { kind: string; status?: number }[] } | null;
  readonly carriedOver: {
    readonly outcomes: readonly { kind: string; status?: number; why?: string; place?: object }[];
  } | null;
  readonly newStock: { readonly source: string; readonly outcomes: readonly { kind: string }[] } | null;
}

async function predictions(home: string, ...args: string[]): Promise<Prediction[]> {
  const { stdout } = await faultshift(['predict', home, '-f', 'json', '--fail-on', 'none', ...args]);
  const report = JSON.parse(stdout);
  expect(valid(report), JSON.stringify(valid.errors, null, 1)).toBe(true);
  return report.predictions;
}

describe('faultshift predict', () => {
  test('says what an unedited habit does: the old way to JSON leaves clients of 4.x waiting', async () => {
    const [row, ...others] = await predictions(folderWith(HOME), '--scenario', 'auth-900901', '--to', '4.1.0');
    const rows = [row, ...others].filter((one) => one?.requests.includes('get') && one.accepts.includes('*/*'));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.today?.outcomes).toMatchObject([{ kind: 'json-wrapped', status: 401 }]);
    expect(rows[0]?.carriedOver?.outcomes).toMatchObject([{ kind: 'no-answer' }]);
    expect(rows[0]?.newStock).toMatchObject({ source: 'contract', outcomes: [{ kind: 'json' }] });
    expect(rows[0]?.change).toBe('hangs');
  });

  test('without any fault sequence they are told 202', async () => {
    const { [`${DEFAULT}/fault.xml`]: _, ...home } = HOME;
    const broken = {
      ...home,
      [`${DEFAULT}/fault.xml`]: sequence(
        'fault',
        '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>',
      ),
    };
    const rows = await predictions(folderWith(broken), '--sequence', '_auth_failure_handler_.xml');
    expect(new Set(rows.map(({ change }) => change))).toEqual(new Set(['accepted']));
    const faults = await predictions(folderWith(broken), '--sequence', 'fault');
    expect(new Set(faults.map(({ change }) => change))).toEqual(new Set(['not-deployed']));
  });

  test('each cell of a sequence is in exactly one row', async () => {
    const rows = await predictions(folderWith(HOME), '--sequence', '_auth_failure_handler_');
    const cells = rows.flatMap(({ scenarios, requests, accepts }) =>
      scenarios.flatMap((s) => requests.flatMap((r) => accepts.map((a) => `${s} ${r} ${a}`))),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.length).toBe(12 * 7 * 3);
  });

  test('--into runs the new files instead of asking the catalogue', async () => {
    const fresh = folderWith({
      'updates/product.txt': 'wso2am-4.1.0',
      [`${DEFAULT}/_auth_failure_handler_.xml`]: sequence('_auth_failure_handler_', JSON_ANSWER),
      [`${DEFAULT}/main.xml`]: sequence('main'),
      [`${DEFAULT}/fault.xml`]: sequence('fault'),
    });
    const rows = await predictions(
      folderWith(HOME),
      '--sequence',
      '_auth_failure_handler_',
      '--to',
      '4.1.0',
      '--into',
      fresh,
    );
    expect(new Set(rows.map(({ newStock }) => newStock?.source))).toEqual(new Set(['files']));
  });

  test('a tenant that differs is told apart, equal ones together', async () => {
    const tenant = (id: number, status: string) => ({
      [`${TENANT(id)}/_auth_failure_handler_.xml`]: sequence(
        '_auth_failure_handler_',
        `${JSON_ANSWER}<property name="HTTP_SC" scope="axis2" value="${status}"/><send/>`,
      ),
      [`${TENANT(id)}/_graphql_failure_handler_.xml`]: sequence('_graphql_failure_handler'),
      [`${TENANT(id)}/_throttle_out_handler_.xml`]: sequence('_throttle_out_handler_'),
      [`${TENANT(id)}/fault.xml`]: sequence('fault', JSON_ANSWER),
      [`${TENANT(id)}/main.xml`]: sequence('main', JSON_ANSWER),
    });
    const home = folderWith({ ...HOME, ...tenant(1, '402'), ...tenant(2, '402'), ...tenant(3, '409') });
    const { stdout } = await faultshift(['predict', home, '--sequence', '_auth_failure_handler_', '--to', '3.2.0']);
    expect(stdout).toMatch(/2 tenants: 1, 2/);
    const only = await predictions(home, '--tenant', '3', '--sequence', '_auth_failure_handler_', '--to', '3.2.0');
    expect(only.flatMap(({ carriedOver }) => carriedOver?.outcomes.map(({ status }) => status))).toContain(409);
  });

  test('--explain tells the run mediator by mediator', async () => {
    const { stdout } = await faultshift([
      'predict',
      folderWith(HOME),
      '--scenario',
      'auth-900901',
      '--to',
      '4.1.0',
      '--explain',
    ]);
    expect(stdout).toMatch(/ctx:error_message_type: unset → "application\/json"/);
    expect(stdout).toMatch(/the send fails: To is still set/);
    expect(stdout).toMatch(/= no answer/);
  });

  test('no line of the matrix is wider than 80 columns, nothing untamed reaches the terminal', async () => {
    const home = folderWith({
      ...HOME,
      [`${DEFAULT}/evil\u001b[31m.xml`]: sequence('_throttle_out_handler_', '<class name="a\u202e.b"/>'),
    });
    const { stdout } = await faultshift(['predict', home, '--verbose', '--rule', 'unknown-class=off']);
    const matrix = stdout.slice(0, stdout.indexOf('“As shipped”'));
    expect(matrix.split('\n').filter((line) => line.length > 80 && !line.startsWith('/'))).toEqual([]);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  test.each([
    ['an unknown scenario', ['--scenario', 'auth-90091'], /did you mean auth-9009/],
    ['an unknown sequence', ['--sequence', 'falt'], /did you mean fault/],
    ['an unknown tenant', ['--tenant', '9'], /no tenant 9/],
    ['--explain of everything', ['--explain'], /needs --scenario or --sequence/],
  ])('%s gives 2 and says what to do', async (_, args, words) => {
    const { code, stderr } = await faultshift(['predict', folderWith(HOME), ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });

  test('the gate counts the findings of what was asked', async () => {
    const home = folderWith(HOME);
    expect((await faultshift(['predict', home])).code).toBe(1);
    expect((await faultshift(['predict', home, '--fail-on', 'none'])).code).toBe(0);
    expect((await faultshift(['predict', home, '--sequence', 'guardrail_fault'])).code).toBe(0);
  });

  describe('a file that is no XML', () => {
    const BROKEN =
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="_auth_failure_handler_">\n  <property name="a">\n</sequence>\n';
    const home = (name: string, text: string) => folderWith({ ...HOME, [`${DEFAULT}/${name}`]: text });

    test('has its rows: no gateway deploys it, and its callers find nothing', async () => {
      const rows = await predictions(
        home('_auth_failure_handler_.xml', BROKEN),
        '--sequence',
        '_auth_failure_handler_',
        '--to',
        '4.1.0',
      );
      expect(rows.flatMap(({ scenarios }) => scenarios)).toContain('auth-900901');
      for (const row of rows.filter(({ scenarios }) => scenarios.includes('auth-900901'))) {
        expect(row).toMatchObject({ file: '_auth_failure_handler_.xml', onTarget: 'lost', change: 'not-deployed' });
        expect(row.why).toMatch(/^_auth_failure_handler_.xml is no XML: unexpected close tag/);
        expect(row.place).toEqual({ file: '_auth_failure_handler_.xml', line: 3, column: 11 });
        expect(row.carriedOver?.outcomes).toMatchObject([{ kind: 'no-answer' }]);
      }
    });

    test('leaves 202 behind when it was the fault sequence', async () => {
      const rows = await predictions(home('fault.xml', BROKEN), '--scenario', 'auth-900901', '--to', '4.1.0');
      expect(rows.flatMap(({ carriedOver }) => carriedOver?.outcomes.map(({ kind }) => kind))).toContain(
        'accepted-empty',
      );
    });

    test.each([
      [
        'a DOCTYPE of somebody else',
        '<!DOCTYPE s SYSTEM "s.dtd">\n<sequence xmlns="http://ws.apache.org/ns/synapse" name="fault"/>',
        [],
      ],
      [
        'an encoding that we do not know',
        '<?xml version="1.0" encoding="x-nobody"?><sequence xmlns="http://ws.apache.org/ns/synapse" name="fault"/>',
        [],
      ],
      ['more bytes than are read', sequence('fault', `<!--${'x'.repeat(3000)}-->`), ['--max-file-size', '2000']],
    ])('which a gateway may read all the same is unknown, with the reason and the place: %s', async (_, text, more) => {
      const folder = home('fault.xml', text);
      for (const asked of [
        ['--sequence', 'fault'],
        ['--scenario', 'auth-900901'],
      ]) {
        const rows = await predictions(folder, ...asked, ...more, '--to', '4.1.0');
        const outcomes = rows.flatMap(({ carriedOver }) => carriedOver?.outcomes ?? []);
        expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
        for (const { why, place } of outcomes) {
          expect(why).toMatch(/^fault.xml could not be read: /);
          expect(place).toEqual({ file: 'fault.xml', line: 1, column: 1 });
        }
      }
    });

    test('may register any name when its own name is not that of a stock file', async () => {
      const { [`${DEFAULT}/fault.xml`]: _, ...without } = HOME;
      const folder = folderWith({ ...without, [`${DEFAULT}/own.xml`]: '<!DOCTYPE s SYSTEM "s.dtd"><s/>' });
      const [row] = await predictions(folder, '--sequence', 'fault', '--to', '3.2.0');
      expect(row).toMatchObject({ onTarget: 'unread', place: { file: 'own.xml' } });
      // 4.x deletes it when it starts
      const [later] = await predictions(folder, '--sequence', 'fault', '--to', '4.1.0');
      expect(later?.onTarget).toBe('own');
    });

    test.each(['text', 'json', 'html', 'sarif', 'junit', 'markdown', 'github', 'gitlab'])(
      'is named with its place in %s, and the exit code is 3',
      async (format) => {
        const { stdout, code } = await faultshift([
          'predict',
          home('_auth_failure_handler_.xml', BROKEN),
          '--sequence',
          '_auth_failure_handler_',
          '-f',
          format,
        ]);
        expect(code).toBe(3);
        expect(stdout).toContain('_auth_failure_handler_.xml');
        expect(stdout).toContain('unexpected close tag');
        expect(stdout).toMatch(/3:11|line 3|line=3|"startLine":3|"begin":3|"line":3/);
      },
    );
  });

  test('JSON and text are the same bytes each time', async () => {
    const home = folderWith(HOME);
    for (const format of ['json', 'text']) {
      const [first, second] = [
        await faultshift(['predict', home, '-f', format]),
        await faultshift(['predict', home, '-f', format]),
      ];
      expect(second.stdout).toBe(first.stdout);
    }
  });
});
