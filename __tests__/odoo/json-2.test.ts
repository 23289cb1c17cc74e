import { afterEach, describe, expect, it } from '@jest/globals';
import { json2Odoo } from '../../lib/odoo/index.ts';
import { caught } from './caught.ts';
import { openLoopback, type CannedAnswer, type LoopbackServer } from './loopback.ts';

describe('json2Odoo', () => {
  let server: LoopbackServer;
  afterEach(() => server.close());
  const open = async (answer: CannedAnswer) => {
    server = await openLoopback(() => answer);
    return json2Odoo({ url: `${server.url}/erp`, database: 'erp', apiKey: 'key' });
  };

  it('sends ids, arguments and context as one object, with the key in the header', async () => {
    const odoo = await open({ body: 'true' });
    const result = await odoo.call('res.partner', 'write', {
      ids: [7],
      args: { vals: { name: 'x' } },
      companyId: 2,
    });
    expect(result).toBe(true);
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/erp/json/2/res.partner/write',
      headers: { authorization: 'bearer key' },
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      ids: [7],
      vals: { name: 'x' },
      context: { allowed_company_ids: [2] },
    });
  });

  it('says so when this Odoo has no JSON-2 and redirects to its login form', async () => {
    const odoo = await open({ status: 303, headers: { location: '/web/login?redirect=x' }, body: '' });
    const error = await caught(odoo.call('res.partner', 'read'));
    expect(error.code).toBe('ODOO_NOT_ODOO');
    expect(error.message).toContain('use jsonRpcOdoo()');
    expect(server.requests).toHaveLength(1);
  });

  const page = { status: 404, body: '<!DOCTYPE html>\n<title>404 Not Found</title>' };

  it('takes the page for an unknown database for what it is, where the server states a version with JSON-2', async () => {
    server = await openLoopback(({ path }) =>
      path === '/web/version' ? { body: { version: '19.0' } } : page,
    );
    const odoo = json2Odoo({ url: server.url, database: 'erp', apiKey: 'key' });
    expect(await caught(odoo.call('res.partner', 'read'))).toMatchObject({
      code: 'ODOO_DATABASE_UNKNOWN',
      status: 404,
    });
    expect(server.requests).toHaveLength(2);
  });

  it('says that there is no JSON-2 where nothing of it is found, as on Odoo 17', async () => {
    const odoo = await open(page);
    const errors = [await caught(odoo.call('res.partner', 'read')), await caught(odoo.version())];
    for (const error of errors) {
      expect(error.code).toBe('ODOO_NOT_ODOO');
      expect(error.message).toContain('use jsonRpcOdoo()');
    }
  });

  it.each([
    [401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey', 'ODOO_UNAUTHORIZED'],
    [404, 'werkzeug.exceptions.NotFound', "the model 'no.model' does not exist", 'ODOO_UNKNOWN_NAME'],
    [
      422,
      'werkzeug.exceptions.UnprocessableEntity',
      "missing a required argument: 'vals'",
      'ODOO_UNKNOWN_NAME',
    ],
  ])('%i %s', async (status, name, message, code) => {
    const odoo = await open({ status, body: { name, message } });
    expect(await caught(odoo.call('res.partner', 'read'))).toMatchObject({ code, status });
  });

  it('gives null for None', async () => {
    expect(await (await open({ body: 'null' })).call('sale.order', 'action_lock', { ids: [1] })).toBeNull();
  });
});
