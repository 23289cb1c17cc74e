import { describe, expect, it } from '@jest/globals';
import { odooAwaitOdoo, type OdooAwaitClient } from '../../lib/odoo/index.ts';
import { closeWebServers, webServer } from '../support/web-server.ts';
import { caught } from './caught.ts';

closeWebServers();

const client = (change: Partial<OdooAwaitClient>): OdooAwaitClient => ({
  uid: 5,
  connect: () => Promise.resolve(5),
  execute_kw: () => Promise.resolve(true),
  ...change,
});
const fault = (text: string): string =>
  `<fault><value><struct><member><name>faultCode</name><value><int>1</int></value></member><member><name>faultString</name><value><string>${text}</string></value></member></struct></value></fault>`;
const none = Object.assign(new Error('XML-RPC fault'), {
  faultCode: 1,
  faultString:
    'Traceback (most recent call last):\n  File "x"\nTypeError: cannot marshal None unless allow_none is enabled\n',
});

describe('odooAwaitOdoo with a configuration', () => {
  const config = { database: 'erp', username: 'bot', apiKey: 'made-up-key' };

  it.each([
    ['https://erp.example.com/odoo', 'jsonRpcOdoo'],
    ['https://erp.example.com?db=erp', 'query'],
    ['https://bot:made-up@erp.example.com', 'credentials'],
    ['erp.example.com', 'address'],
  ])('refuses the url %s', (url, word) => {
    expect(() => odooAwaitOdoo({ ...config, url })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(word) }),
    );
  });

  it('logs in as the user that it names, and says nothing of the key that an answer echoes', async () => {
    const seen: string[] = [];
    const url = await webServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        seen.push(body);
        const value = request.url?.endsWith('/common')
          ? '<params><param><value><int>7</int></value></param></params>'
          : fault('ValueError: the key made-up-key of bot is no good');
        response.end(`<?xml version="1.0"?><methodResponse>${value}</methodResponse>`);
      });
    });
    const error = await caught(odooAwaitOdoo({ ...config, url }).call('res.partner', 'read'));
    expect(seen[0]).toContain('<string>bot</string>');
    expect(seen[1]).toContain('<string>made-up-key</string>');
    expect(error.code).toBe('ODOO_SERVER_ERROR');
    expect(error.message).toContain('the key [redacted] of bot');
    expect(JSON.stringify([error, error.cause, error.stack])).not.toContain('made-up-key');
  });
});

describe('odooAwaitOdoo with a client', () => {
  it('keeps the arguments of the caller from being changed', async () => {
    const odoo = odooAwaitOdoo(
      client({ execute_kw: (_model, _method, params) => Promise.resolve(params.unshift('secret')) }),
    );
    const args = { vals: { name: 'x' } };
    const ids = [7];
    await odoo.call('res.partner', 'write', { ids, args });
    expect([ids, args]).toEqual([[7], { vals: { name: 'x' } }]);
  });

  it('connects a client that is not connected, once', async () => {
    let connected = 0;
    const connect = () => Promise.resolve((connected += 1));
    const odoo = odooAwaitOdoo(client({ uid: 0, connect }));
    await Promise.all([odoo.call('res.partner', 'read'), odoo.call('res.partner', 'read')]);
    expect(connected).toBe(1);
  });

  it('turns the string that connect() rejects with into an error', async () => {
    const connect = (): Promise<void> =>
      Promise.resolve().then(() => {
        AbortSignal.abort('Error connecting to database.').throwIfAborted();
      });
    const error = await caught(odooAwaitOdoo(client({ uid: 0, connect })).call('res.partner', 'read'));
    expect(error.code).toBe('ODOO_UNAUTHORIZED');
  });

  it('gives null for a write that returned None, and an error for a read whose answer held one', async () => {
    const odoo = odooAwaitOdoo(client({ execute_kw: () => Promise.reject(none) }));
    expect(await odoo.call('sale.order', 'action_lock', { ids: [1] })).toBeNull();
    expect((await caught(odoo.call('sale.order', 'read', { ids: [1] }))).code).toBe('ODOO_UNEXPECTED_ANSWER');
  });
});
