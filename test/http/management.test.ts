import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientToken, discoverApis } from '../../src/http/management.js';

const AM = 'https://am.example.com:9443';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('the token of an application', () => {
  const ask = () => clientToken({ url: `${AM}/oauth2/token`, id: 'id', secret: 's:cret', scope: 'read' });

  test('is asked for with client credentials', async () => {
    nock(AM, { reqheaders: { authorization: `Basic ${Buffer.from('id:s%3Acret').toString('base64')}` } })
      .post('/oauth2/token', 'grant_type=client_credentials&scope=read')
      .reply(200, { access_token: 'sesame', token_type: 'Bearer' });
    expect(await ask()).toMatchObject({ ok: true, value: 'sesame' });
  });

  test.each([
    [401, { error: 'invalid_client', error_description: 's:cret is wrong' }, 'it answers 401'],
    [302, '', 'it answers 302'],
    [200, 'no JSON', 'its answer is no JSON'],
    [200, { token: 'x' }, 'it gives no token'],
    [200, 'null', 'it gives no token'],
  ])('%i %j: says why there is none, and nothing else', async (status, body, why) => {
    const headers = status === 302 ? { Location: 'https://stranger.example.com/' } : {};
    nock(AM)
      .post('/oauth2/token')
      .reply(status, body as nock.Body, headers);
    const given = await ask();
    expect(given).toMatchObject({ ok: false, why });
    expect(JSON.stringify(given)).not.toMatch(/s:cret/);
  });

  test('nobody there', async () => {
    nock(AM)
      .post('/oauth2/token')
      .replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    expect(await ask()).toMatchObject({ ok: false, why: expect.stringMatching(/^not reached/) });
  });
});

describe('the APIs of a portal', () => {
  const page = (list: unknown[], total = list.length) => ({ count: list.length, list, pagination: { total } });

  test('are those with a resource that GET reads', async () => {
    const listed = [
      { id: 'a', context: '/pizza', version: '1.0.0' },
      { id: 'b', context: '/t/acme.example/orders/2.0', version: '2.0' },
      { id: 'c', context: '/only-posts', version: '1' },
    ];
    nock(AM).get('/api/am/devportal/v3/apis?limit=100').reply(200, page(listed, 7));
    const detail = (id: string, operations: unknown[]) =>
      nock(AM).get(`/api/am/devportal/v3/apis/${id}`).reply(200, { operations });
    detail('a', [
      { target: '/order/{id}', verb: 'GET' },
      { target: '/menu', verb: 'GET' },
    ]);
    detail('b', [{ target: '/list', verb: 'GET' }]);
    detail('c', [{ target: '/x', verb: 'POST' }]);
    expect(await discoverApis(`${AM}/`)).toEqual({
      ok: true,
      value: {
        apis: [
          { path: '/pizza/1.0.0/menu', context: '/pizza/1.0.0' },
          { path: '/t/acme.example/orders/2.0/list', context: '/t/acme.example/orders/2.0' },
        ],
        left: 5,
      },
    });
  });

  test('are asked of each generation in turn; the oldest gives a definition', async () => {
    for (const portal of ['devportal/v3', 'devportal/v2', 'store/v1']) {
      nock(AM).get(`/api/am/${portal}/apis?limit=100`).reply(404, { code: 404 });
    }
    nock(AM)
      .get('/api/am/store/v0.14/apis?limit=100')
      .reply(200, page([{ id: 'a', context: '/pizza/1.0.0', version: '1.0.0' }]));
    const apiDefinition = JSON.stringify({ paths: { '/order': { post: {} }, '/menu': { get: {} } } });
    nock(AM).get('/api/am/store/v0.14/apis/a').reply(200, { apiDefinition });
    const found = await discoverApis(AM);
    expect(found).toMatchObject({ ok: true, value: { apis: [{ path: '/pizza/1.0.0/menu' }], left: 0 } });
  });

  test('where there is no portal', async () => {
    for (const portal of ['devportal/v3', 'devportal/v2', 'store/v1', 'store/v0.14']) {
      nock(AM).get(`/api/am/${portal}/apis?limit=100`).reply(404, 'x');
    }
    expect(await discoverApis(AM)).toEqual({ ok: false, why: 'store/v0.14: it answers 404' });
  });
});
