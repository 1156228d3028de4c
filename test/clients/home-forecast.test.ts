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

  it('needs a home that tells its release', async () => {
    await expect(homeForecast('samples/clients', undefined, '4.1.0')).rejects.toThrow();
    await expect(
      homeForecast(`${folderWith({ [`${SEQUENCES}/x.xml`]: sequence('x', '') })}`, undefined, '4.1.0'),
    ).rejects.toThrow(/release/);
  });
});
