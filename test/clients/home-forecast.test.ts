import { describe, expect, it } from 'vitest';
import { homeForecast } from '../../src/cli/run/home-forecast.js';
import { folderWith } from '../support/folder.js';

const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';

const sequence = (name: string, body: string): string =>
  `<sequence xmlns="http://ws.apache.org/ns/synapse" name="${name}">${body}</sequence>`;

const ANSWERS_JSON = `<payloadFactory media-type="json"><format>{"code":"$1","message":"$2"}</format><args>
    <arg expression="$ctx:ERROR_CODE"/><arg expression="$ctx:ERROR_MESSAGE"/></args></payloadFactory>
  <property name="messageType" value="application/json" scope="axis2"/>
  <property name="RESPONSE" value="true"/><header name="To" action="remove"/>
  <property name="HTTP_SC" value="500" scope="axis2"/><send/>`;

const homeWith = (files: Readonly<Record<string, string>>): string =>
  folderWith({
    'updates/product.txt': 'wso2am-2.6.0\n',
    ...Object.fromEntries(
      Object.entries(files).map(([name, body]) => [`${SEQUENCES}/${name}.xml`, sequence(name, body)]),
    ),
  });

const any = (...sequences: string[]) => ({ codes: [], sequences, accepts: 'any' }) as const;

describe('the forecast of a home', () => {
  it('tells what its own sequences answer today, and what an edited file does when it is carried over', async () => {
    const forecast = await homeForecast('samples/home-2.6', undefined, '4.1.0');
    expect([forecast.from, forecast.to]).toEqual(['2.6.0', '4.1.0']);
    const [fault] = forecast.changesOf({ codes: ['101503'], sequences: [], accepts: 'any' });
    expect(fault).toMatchObject({
      sequence: 'fault',
      before: { form: 'xml', words: 'XML, am:fault with code, type, message, description and support' },
      after: { form: 'json' },
      carried: { file: 'fault.xml', form: 'no-body' },
    });
    const [threat] = forecast.changesOf(any('_threat_fault_'));
    expect(threat).toMatchObject({ before: { form: 'xml' }, after: { form: 'json' }, carried: { form: 'xml' } });
  });

  it('knows where the answer is converted today already', async () => {
    const forecast = await homeForecast('samples/home-2.6', undefined, '4.1.0');
    const [auth] = forecast.changesOf(any('_auth_failure_handler_'));
    expect(auth?.before).toEqual({
      form: 'wrapped-json',
      words: 'JSON with fault around code, message and description, code a number',
    });
  });

  it('runs the sequence: one that answers flat JSON does so before and after', async () => {
    const forecast = await homeForecast(homeWith({ fault: ANSWERS_JSON }), undefined, '4.1.0');
    const [change] = forecast.changesOf({ codes: ['101504'], sequences: [], accepts: 'json' });
    expect(change).toMatchObject({
      before: { form: 'json', words: 'JSON with code and message, all texts' },
      carried: { file: 'fault.xml', form: 'json' },
    });
  });

  it('looks at what a sequence calls', async () => {
    const home = homeWith({ fault: ANSWERS_JSON, _production_key_error_: '<sequence key="fault"/>' });
    const forecast = await homeForecast(home, undefined, '4.1.0');
    const [change] = forecast.changesOf(any('_production_key_error_'));
    expect(change?.before.form).toBe('json');
  });

  it('is the stock change where nobody edited anything, or the home lacks the sequence', async () => {
    const forecast = await homeForecast(homeWith({ fault: ANSWERS_JSON }), undefined, '4.1.0');
    const [change] = forecast.changesOf(any('_throttle_out_handler_'));
    expect(change).toMatchObject({ before: { form: 'xml' }, after: { form: 'json' } });
    expect(change).not.toHaveProperty('carried');
  });

  describe('of tenants', () => {
    const tenant = (id: number, files: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(files).map(([name, body]) => [
          `repository/tenants/${id}/synapse-configs/default/sequences/${name}.xml`,
          sequence(name, body),
        ]),
      );
    const XML = `<payloadFactory><format><am:fault xmlns:am="http://wso2.org/apimanager"><am:code>$1</am:code></am:fault></format>
      <args><arg expression="$ctx:ERROR_CODE"/></args></payloadFactory><property name="messageType" value="application/xml" scope="axis2"/>
      <property name="RESPONSE" value="true"/><header name="To" action="remove"/><send/>`;
    // what 4.x takes for a complete tenant
    const complete = {
      _auth_failure_handler_: '<log/>',
      _graphql_failure_handler_: '<log/>',
      main: '<drop/>',
    };
    const home = (tenants: Readonly<Record<string, string>>, own: Readonly<Record<string, string>> = {}) =>
      folderWith({
        'updates/product.txt': 'wso2am-3.2.0\n',
        [`${SEQUENCES}/main.xml`]: sequence('main', '<drop/>'),
        ...Object.fromEntries(
          Object.entries(own).map(([name, body]) => [`${SEQUENCES}/${name}.xml`, sequence(name, body)]),
        ),
        ...tenants,
      });
    const backendDown = { codes: ['101503'], sequences: [], accepts: 'any' } as const;

    it('those whose files stay are told apart from the super tenant, equal ones together', async () => {
      const folder = home({
        ...tenant(1, { ...complete, fault: XML }),
        ...tenant(2, { ...complete, fault: XML }),
        ...tenant(3, { ...complete, fault: ANSWERS_JSON }),
      });
      const forecast = await homeForecast(folder, undefined, '4.1.0');
      expect(forecast.basis).toMatch(/3 tenants asked/);
      const [change] = forecast.changesOf(backendDown);
      expect(change).not.toHaveProperty('carried');
      expect(change?.tenants).toMatchObject([
        { tenants: ['1', '2'], before: { form: 'xml' }, carried: { file: 'fault.xml', form: 'xml' } },
        { tenants: ['3'], before: { form: 'json' }, carried: { file: 'fault.xml', form: 'json' } },
      ]);
    });

    it('those that fare as the super tenant does are not told', async () => {
      const folder = home(tenant(1, { ...complete, fault: XML }), { fault: XML });
      const [change] = (await homeForecast(folder, undefined, '4.1.0')).changesOf(backendDown);
      expect(change).toMatchObject({ carried: { form: 'xml' } });
      expect(change).not.toHaveProperty('tenants');
    });

    it('an incomplete one is given the new stock, whatever was edited', async () => {
      const folder = home(tenant(7, { fault: XML, main: '<drop/>' }), { fault: XML });
      const [change] = (await homeForecast(folder, undefined, '4.1.0')).changesOf(backendDown);
      expect(change?.tenants).toMatchObject([{ tenants: ['7'], before: { form: 'xml' } }]);
      expect(change?.tenants?.[0]).not.toHaveProperty('carried');
    });

    it('a file that is no XML leaves the clients of its tenant without a body', async () => {
      const path = 'repository/tenants/1/synapse-configs/default/sequences/fault.xml';
      const folder = home({ ...tenant(1, complete), [path]: '<sequence xmlns="http://ws.apache.org/ns/synapse"' });
      const [change] = (await homeForecast(folder, undefined, '4.1.0')).changesOf(backendDown);
      expect(change?.tenants).toMatchObject([{ tenants: ['1'], carried: { form: 'no-body' } }]);
    });
  });

  it('needs a home that tells its release', async () => {
    await expect(homeForecast('samples/clients', undefined, '4.1.0')).rejects.toThrow();
    await expect(
      homeForecast(`${folderWith({ [`${SEQUENCES}/x.xml`]: sequence('x', '') })}`, undefined, '4.1.0'),
    ).rejects.toThrow(/release/);
  });
});
