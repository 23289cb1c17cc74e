import { describe, expect, it } from '@jest/globals';
import { asLoaded, odooUnderTest } from './odoo-client.ts';

describe('faults of the embedded Odoo', () => {
  const { odoo, call } = odooUnderTest();
  const create = (name: string) => call('bot', 'res.partner', 'create', [{ name }]);
  const count = (name: string) => call('bot', 'res.partner', 'search_count', [[['name', '=', name]]]);

  it('break the connection before a call has run', async () => {
    odoo().failNext({ model: 'res.partner', method: 'create' }, 'reset');
    await expect(create('Before')).rejects.toThrow('fetch failed');
    expect(await count('Before')).toBe(0);
  });

  it('break the connection after a call was committed', async () => {
    odoo().failNext({ method: 'create' }, 'reset-after');
    await expect(create('After')).rejects.toThrow('fetch failed');
    expect(await count('After')).toBe(1);
  });

  it('put a page of a gateway in the way', async () => {
    odoo().failNext({ model: 'res.partner' }, 'html');
    await expect(create('Page')).rejects.toThrow('is not valid JSON');
    expect(await count('Page')).toBe(0);
  });

  it('lose a race as often as asked: an error, or for load a message', async () => {
    odoo().failNext({ model: 'res.partner' }, 'serialization', 2);
    await expect(create('Race')).rejects.toThrow(
      'psycopg2.errors.SerializationFailure: could not serialize access due to concurrent update',
    );
    const load = async () =>
      asLoaded(await call('bot', 'res.partner', 'load', [['id', 'name'], [['amz.race', 'Race']]]));
    expect(await load()).toEqual({
      ids: false,
      messages: [
        {
          type: 'error',
          rows: { from: 0, to: 0 },
          record: 0,
          message: 'could not serialize access due to concurrent update\n',
        },
      ],
      nextrow: 0,
    });
    expect((await load()).ids).toEqual([expect.any(Number)]);
  });

  it('leave other calls alone', async () => {
    odoo().failNext({ model: 'sale.order', method: 'load' }, 'reset');
    expect(await create('Elsewhere')).toEqual(expect.any(Number));
  });

  it('stop Odoo between two calls; the data is there when it is back', async () => {
    await create('Kept');
    await odoo().stop();
    await expect(create('Nobody')).rejects.toThrow('fetch failed');
    await odoo().restart();
    expect([await count('Kept'), await count('Nobody')]).toEqual([1, 0]);
  });

  it('do not hide which calls arrived', async () => {
    odoo().calls.reset();
    await create('Counted');
    await count('Counted');
    expect(odoo().calls.all).toEqual([
      { model: 'res.partner', method: 'create' },
      { model: 'res.partner', method: 'search_count' },
    ]);
    expect([odoo().calls.total, odoo().calls.count({ method: 'create' })]).toEqual([2, 1]);
  });
});
