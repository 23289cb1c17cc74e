import { describe, expect, it } from '@jest/globals';
import { odooAwaitOdoo, type OdooAwaitClient } from '../../lib/odoo/index.ts';
import { caught } from './caught.ts';

const client = (change: Partial<OdooAwaitClient>): OdooAwaitClient => ({
  uid: 5,
  connect: () => Promise.resolve(5),
  execute_kw: () => Promise.resolve(true),
  ...change,
});
const none = Object.assign(new Error('XML-RPC fault'), {
  faultCode: 1,
  faultString:
    'Traceback (most recent call last):\n  File "x"\nTypeError: cannot marshal None unless allow_none is enabled\n',
});

describe('odooAwaitOdoo', () => {
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
