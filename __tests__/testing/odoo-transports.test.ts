import { describe, expect, it } from '@jest/globals';
import { odooUnderTest, postJson } from './odoo-client.ts';

// Answers, error names and statuses as recorded on a real Odoo 19.
describe('the embedded Odoo over JSON-RPC', () => {
  const { odoo, raw } = odooUnderTest({ version: 19 });
  const common = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    const params = { service: 'common', method, args };
    return (await postJson(`${odoo().url}/jsonrpc`, { jsonrpc: '2.0', id: 7, params })).json();
  };

  it('states its version', async () => {
    expect(await common('version', [])).toEqual({
      jsonrpc: '2.0',
      id: 7,
      result: {
        server_version: '19.0',
        server_version_info: [19, 0, 0, 'final', 0, ''],
        server_serie: '19.0',
        protocol_version: 1,
      },
    });
  });

  it('logs in with the API key, and answers false to a wrong one', async () => {
    const { database, users } = odoo();
    expect(await common('login', [database, 'bot', users.bot.apiKey])).toMatchObject({ result: 5 });
    expect(await common('authenticate', [database, 'bot', 'wrong', {}])).toMatchObject({ result: false });
  });

  it('gives code 0 and the name of the Python class for every error', async () => {
    const { url, database } = odoo();
    const send = async (args: readonly unknown[]): Promise<unknown> => {
      const params = { service: 'object', method: 'execute_kw', args };
      return (await postJson(`${url}/jsonrpc`, { jsonrpc: '2.0', id: 1, params })).json();
    };
    const name = (pythonClass: string) => ({ error: { code: 0, data: { name: pythonClass } } });
    expect(await send([database, 5, 'wrong', 'res.partner', 'search', [[]]])).toMatchObject(
      name('odoo.exceptions.AccessDenied'),
    );
    expect(await send([database, 999, 'x', 'res.partner', 'search', [[]]])).toMatchObject(
      name('odoo.exceptions.MissingError'),
    );
    expect(await send(['nodb', 5, 'x', 'res.partner', 'search', [[]]])).toMatchObject(
      name('psycopg2.OperationalError'),
    );
  });

  it.each([
    [
      'an unknown model',
      'no.model',
      'search',
      [[]],
      'odoo.exceptions.UserError',
      "Object no.model doesn't exist",
    ],
    ['an unknown method', 'res.partner', 'explode', [], 'builtins.AttributeError', 'res.partner.explode'],
    ['a private method', 'res.partner', '_write', [], 'odoo.exceptions.AccessError', 'Private methods'],
    [
      'an unknown field to read',
      'res.partner',
      'read',
      [[1], ['nofield']],
      'builtins.ValueError',
      "Invalid field 'nofield'",
    ],
    [
      'an unknown field to write',
      'res.partner',
      'write',
      [[1], { nofield: 1 }],
      'builtins.KeyError',
      'nofield',
    ],
    [
      'a record that is gone',
      'res.partner',
      'write',
      [[99999], {}],
      'odoo.exceptions.MissingError',
      'does not exist',
    ],
    [
      'a missing argument',
      'res.partner',
      'search',
      [],
      'builtins.TypeError',
      "missing 1 required positional argument: 'domain'",
    ],
  ])('refuses %s in the words of Odoo', async (_what, model, method, args, name, words) => {
    const { error } = await raw('admin', model, method, args);
    expect(error).toMatchObject({ code: 0, data: { name, message: expect.stringContaining(words) } });
  });

  it('leaves the result out when the method returns None', async () => {
    const order = await raw('bot', 'sale.order', 'create', [{ partner_id: 1 }]);
    expect(await raw('bot', 'sale.order', 'action_lock', [[order.result]])).toEqual({
      jsonrpc: '2.0',
      id: 1,
    });
  });

  it('gives an id for create(values) and ids for create([values])', async () => {
    expect((await raw('bot', 'res.partner', 'create', [{ name: 'One' }])).result).toEqual(expect.any(Number));
    expect((await raw('bot', 'res.partner', 'create', [[{ name: 'Two' }]])).result).toEqual([
      expect.any(Number),
    ]);
  });

  it('refuses what is no JSON, no call, or no JSON by its content type', async () => {
    const send = (body: string, type: string) =>
      fetch(`${odoo().url}/jsonrpc`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await send('{', 'application/json')).status).toBe(400);
    expect((await send('[]', 'application/json')).status).toBe(400);
    expect((await send('{}', 'text/plain')).status).toBe(415);
  });
});

describe('the embedded Odoo over JSON-2', () => {
  const { odoo } = odooUnderTest();
  const post = async (role: 'admin' | 'bot' | 'plain', path: string, body: unknown, headers = {}) => {
    const { url, users } = odoo();
    const response = await postJson(`${url}/json/2/${path}`, body, {
      authorization: `bearer ${users[role].apiKey}`,
      ...headers,
    });
    const text = await response.text();
    const answer: unknown = text.startsWith('<') ? text : JSON.parse(text);
    return { status: response.status, body: answer };
  };

  it('answers the bare result: ids for create, null for None', async () => {
    const { status, body } = await post('bot', 'sale.order/create', { vals_list: { partner_id: 1 } });
    expect({ status, body }).toEqual({ status: 200, body: [expect.any(Number)] });
    expect(await post('bot', 'sale.order/action_lock', { ids: body })).toEqual({ status: 200, body: null });
  });

  it.each([
    [403, 'plain', 'sale.order/search', { domain: [] }, 'odoo.exceptions.AccessError'],
    [403, 'admin', 'res.partner/_write', {}, 'odoo.exceptions.AccessError'],
    [404, 'admin', 'no.model/search', { domain: [] }, 'werkzeug.exceptions.NotFound'],
    [404, 'admin', 'res.partner/explode', {}, 'werkzeug.exceptions.NotFound'],
    [404, 'admin', 'res.partner/write', { ids: [99999], vals: {} }, 'odoo.exceptions.MissingError'],
    [422, 'admin', 'res.partner/write', { ids: [1] }, 'werkzeug.exceptions.UnprocessableEntity'],
    [422, 'admin', 'res.partner/search', { domain: [], wrong: 1 }, 'werkzeug.exceptions.UnprocessableEntity'],
    [422, 'admin', 'res.partner/search', { domain: [], ids: [1] }, 'werkzeug.exceptions.UnprocessableEntity'],
    [422, 'admin', 'res.partner/create', { vals_list: [{}] }, 'odoo.exceptions.ValidationError'],
    [500, 'admin', 'res.partner/search', { domain: [['nofield', '=', 1]] }, 'builtins.ValueError'],
    [500, 'admin', 'res.partner/write', { ids: [1], vals: { nofield: 1 } }, 'builtins.KeyError'],
  ] as const)('answers %i to the %s user for %s %j', async (status, role, path, body, name) => {
    expect(await post(role, path, body)).toMatchObject({
      status,
      body: { name, message: expect.any(String) },
    });
  });

  it('takes an API key alone, and a page is all that a wrong database gets', async () => {
    expect(
      await post('bot', 'res.partner/search', { domain: [] }, { authorization: 'bearer bot' }),
    ).toMatchObject({
      status: 401,
      body: { name: 'werkzeug.exceptions.Unauthorized' },
    });
    const wrong = await post('bot', 'res.partner/search', { domain: [] }, { 'x-odoo-database': 'other' });
    expect(wrong).toMatchObject({ status: 404, body: expect.stringContaining('<html') });
  });

  it('states its version to anybody', async () => {
    const response = await fetch(`${odoo().url}/web/version`);
    expect(await response.json()).toEqual({ version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' });
  });
});
