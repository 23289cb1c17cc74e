import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { jsonRpcOdoo, type OdooConnectionConfig } from '../../lib/odoo/index.ts';
import { isLogin, numberOver } from './canned-answers.ts';
import { caught } from './caught.ts';
import { openLoopback, type CannedAnswer, type LoopbackServer } from './loopback.ts';

const result = (value: unknown): CannedAnswer => ({ body: { jsonrpc: '2.0', id: 1, result: value } });

describe('jsonRpcOdoo', () => {
  let server: LoopbackServer;
  afterEach(() => server.close());

  const open = async (
    answer: CannedAnswer,
    login = numberOver['JSON-RPC'](5),
    more: Partial<OdooConnectionConfig> = {},
    path = '',
  ) => {
    server = await openLoopback((request) => (isLogin(request) ? login : answer));
    return jsonRpcOdoo({
      ...more,
      url: server.url + path,
      database: 'erp',
      username: 'bot',
      password: 'secret',
    });
  };
  const callSchema = z.object({ params: z.object({ args: z.array(z.unknown()) }) });
  const callArguments = (): readonly (readonly unknown[])[] =>
    server.requests
      .filter((request) => !isLogin(request))
      .map((request) => callSchema.parse(JSON.parse(request.body)).params.args);

  it('logs in once for all calls that start together', async () => {
    const odoo = await open(result(3));
    await Promise.all(
      [1, 2, 3].map(() => odoo.call('res.partner', 'search_count', { args: { domain: [] } })),
    );
    expect(server.requests.filter(isLogin)).toHaveLength(1);
    expect(callArguments()).toHaveLength(3);
  });

  it('logs in again after a login that failed', async () => {
    const odoo = await open(result(3), result(false));
    expect((await caught(odoo.call('res.partner', 'read'))).code).toBe('ODOO_UNAUTHORIZED');
    expect((await caught(odoo.call('res.partner', 'read'))).code).toBe('ODOO_UNAUTHORIZED');
    expect(server.requests).toHaveLength(2);
  });

  it('keeps the path of the address, names the database and sends the given headers', async () => {
    const odoo = await open(
      result(3),
      undefined,
      { headers: { 'X-Gate': 'open' }, userAgent: 'shop/1.0' },
      '/erp/',
    );
    await odoo.call('res.partner', 'search_count', { args: { domain: [] } });
    expect(server.requests[1]).toMatchObject({
      path: '/erp/jsonrpc',
      headers: { 'x-odoo-database': 'erp', 'x-gate': 'open', 'user-agent': 'shop/1.0' },
    });
  });

  it('puts ids first, the values of write after them, and the company over the context', async () => {
    const odoo = await open(result(true), undefined, { context: { lang: 'es_ES', tz: 'UTC' } });
    await odoo.call('res.partner', 'write', {
      ids: [7],
      args: { vals: { name: 'x' } },
      context: { tz: 'CET' },
      companyId: 2,
    });
    expect(callArguments()[0]).toEqual([
      'erp',
      5,
      'secret',
      'res.partner',
      'write',
      [[7], { name: 'x' }],
      { context: { lang: 'es_ES', tz: 'CET', allowed_company_ids: [2] } },
    ]);
  });

  it('gives create its values by position, always as a list', async () => {
    const odoo = await open(result([8]));
    await odoo.call('res.partner', 'create', { args: { vals_list: { name: 'x' } } });
    expect(callArguments()[0]?.slice(4)).toEqual(['create', [[{ name: 'x' }]], { context: {} }]);
  });

  it('follows no redirect, and says where it points', async () => {
    const odoo = await open({
      status: 301,
      headers: { location: 'https://erp.example.com/jsonrpc?db=x' },
      body: '',
    });
    const error = await caught(odoo.call('res.partner', 'read'));
    expect(error.code).toBe('ODOO_NOT_ODOO');
    expect(error.message).toContain('https://erp.example.com/jsonrpc instead');
  });

  it('refuses an address that is none', async () => {
    server = await openLoopback(() => 'hang');
    const config = { url: 'erp.example.com', database: 'erp', username: 'bot', apiKey: 'x' };
    expect(() => jsonRpcOdoo(config)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  });

  it.each([
    ['19.0', '19.0', 19],
    ['saas~18.3', '18.3', 18],
    ['master', 'master', undefined],
  ])('reads version %s', async (serie, expected, major) => {
    const odoo = await open(result({ server_serie: serie }));
    expect(await odoo.version()).toEqual({ serie: expected, major });
  });
});
