import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countCalls, type OdooPort } from '../../lib/odoo/index.ts';
import { freshDatabase, type RealDatabase } from '../real-odoo/database.ts';
import { describeOver, realMajor } from '../real-odoo/version.ts';
import { caught } from './caught.ts';
import { openCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';
import { transports } from './transports.ts';

describe.each(transports)('%s', (name, connect) => {
  describeOver(name)(`a call over ${name}`, () => {
    type Role = 'admin' | 'bot' | 'plain';
    let database: RealDatabase;
    let proxy: CuttingProxy;
    const as = (role: Role, change: Partial<Parameters<typeof connect>[0]> = {}): OdooPort =>
      connect({ url: database.url, database: database.database, ...database.users[role], ...change });

    beforeAll(async () => {
      database = await freshDatabase(`calls_${name.toLowerCase().replace('-', '_')}`);
      proxy = await openCuttingProxy(database.url);
    });
    afterAll(async () => {
      await proxy.close();
      await database.drop();
    });

    const createPartner = async (odoo: OdooPort, values: object): Promise<number> => {
      const [id] = (await odoo.call('res.partner', 'create', { args: { vals_list: [values] } })) as number[];
      return id ?? 0;
    };

    it('gives what create made as a list of ids, and reads it back', async () => {
      const odoo = as('bot');
      const id = await createPartner(odoo, { name: 'Ada Beispiel ü ]]> <&', ref: undefined });
      const args = { domain: [['id', '=', id]], fields: ['name', 'ref'], limit: 1, order: undefined };
      expect(await odoo.call('res.partner', 'search_read', { args })).toEqual([
        { id, name: 'Ada Beispiel ü ]]> <&', ref: false },
      ]);
    });

    it('runs a method on records by their ids', async () => {
      const odoo = as('bot');
      const id = await createPartner(odoo, { name: 'Before' });
      expect(await odoo.call('res.partner', 'write', { ids: [id], args: { vals: { name: 'After' } } })).toBe(
        true,
      );
      expect(await odoo.call('res.partner', 'read', { ids: [id], args: { fields: ['name'] } })).toEqual([
        { id, name: 'After' },
      ]);
    });

    it('gives null for a method that returns nothing, which is done all the same', async () => {
      const odoo = as('bot');
      const partner = await createPartner(odoo, { name: 'Buyer' });
      const ids = (await odoo.call('sale.order', 'create', {
        args: { vals_list: [{ partner_id: partner, state: 'sale' }] },
      })) as number[];
      expect(await odoo.call('sale.order', 'action_lock', { ids })).toBeNull();
      expect(await odoo.call('sale.order', 'read', { ids, args: { fields: ['locked'] } })).toEqual([
        { id: ids[0], locked: true },
      ]);
    });

    it('runs in the company that the call names', async () => {
      const error = await caught(
        as('bot').call('res.partner', 'search_count', { args: { domain: [] }, companyId: 99 }),
      );
      expect(error.code).toBe('ODOO_ACCESS_DENIED');
      expect(
        await as('bot').call('res.partner', 'search_count', { args: { domain: [] }, companyId: 1 }),
      ).toBeGreaterThan(0);
    });

    it('leaves the arguments of the caller as they are', async () => {
      const args = { domain: [['id', '=', 1]], fields: ['name'] };
      const before = structuredClone(args);
      await as('bot').call('res.partner', 'search_read', { args });
      expect(args).toEqual(before);
    });

    it('states the version', async () => {
      expect(await as('plain').version()).toEqual({ serie: `${realMajor}.0`, major: realMajor });
    });

    const read = (odoo: OdooPort, model: string, args: object): Promise<unknown> =>
      odoo.call(model, 'search_read', { args: { domain: [], limit: 1, ...args } });

    it.each<[string, (odoo: OdooPort) => Promise<unknown>, string, Role]>([
      ['a right that is missing', (odoo) => read(odoo, 'sale.order', {}), 'ODOO_ACCESS_DENIED', 'plain'],
      [
        'a private method',
        (odoo) => odoo.call('res.partner', '_compute_display_name', { ids: [1] }),
        'ODOO_ACCESS_DENIED',
        'bot',
      ],
      ['an unknown model', (odoo) => read(odoo, 'no.model', {}), 'ODOO_UNKNOWN_NAME', 'bot'],
      [
        'an unknown method',
        (odoo) => odoo.call('res.partner', 'no_method', { ids: [1] }),
        'ODOO_UNKNOWN_NAME',
        'bot',
      ],
      [
        'an unknown field to read',
        (odoo) => read(odoo, 'res.partner', { fields: ['no_field'] }),
        'ODOO_UNKNOWN_NAME',
        'bot',
      ],
      [
        'an unknown field in a domain',
        (odoo) => read(odoo, 'res.partner', { domain: [['no_field', '=', 1]] }),
        'ODOO_UNKNOWN_NAME',
        'bot',
      ],
      [
        'an unknown field to write',
        (odoo) => odoo.call('res.partner', 'write', { ids: [1], args: { vals: { no_field: 1 } } }),
        'ODOO_UNKNOWN_NAME',
        'bot',
      ],
      [
        'an argument left out',
        (odoo) => odoo.call('res.partner', 'write', { ids: [1] }),
        'ODOO_UNKNOWN_NAME',
        'bot',
      ],
      [
        'a record that is gone',
        (odoo) => odoo.call('res.partner', 'write', { ids: [999_999], args: { vals: { name: 'x' } } }),
        'ODOO_MISSING_RECORD',
        'bot',
      ],
      [
        'a required field left out',
        (odoo) => odoo.call('sale.order', 'create', { args: { vals_list: [{}] } }),
        'ODOO_VALIDATION',
        'bot',
      ],
      [
        'a user error',
        (odoo) => odoo.call('res.partner', 'write', { ids: [1], args: { vals: { parent_id: 1 } } }),
        'ODOO_VALIDATION',
        'bot',
      ],
      [
        'a value of the wrong kind',
        (odoo) => odoo.call('res.partner', 'write', { ids: [1], args: { vals: { type: 'moon' } } }),
        'ODOO_SERVER_ERROR',
        'bot',
      ],
    ])('names %s', async (_what, act, code, role) => {
      const error = await caught(act(as(role)));
      expect(error).toMatchObject({ code, retryable: false });
      expect(error.message).not.toMatch(/Traceback|File "/);
    });

    it('names a wrong key', async () => {
      const error = await caught(read(as('bot', { apiKey: 'd'.repeat(40) }), 'res.partner', {}));
      expect(error.code).toBe('ODOO_UNAUTHORIZED');
      expect(JSON.stringify([error, error.message, error.cause])).not.toContain('dddd');
    });

    it('names an unknown database', async () => {
      const error = await caught(read(as('bot', { database: 'no_such_database' }), 'res.partner', {}));
      expect(error.code).toBe('ODOO_DATABASE_UNKNOWN');
    });

    it('tells a server that is not there from one that broke off', async () => {
      const error = await caught(read(as('bot', { url: 'http://127.0.0.1:1' }), 'res.partner', {}));
      expect(error).toMatchObject({ code: 'ODOO_UNREACHABLE', retryable: true });
    });

    it('does not know what became of a write whose answer was cut off', async () => {
      const odoo = as('bot', { url: proxy.url });
      const id = await createPartner(odoo, { name: 'Before' });
      proxy.cutAnswers(1);
      const error = await caught(
        odoo.call('res.partner', 'write', { ids: [id], args: { vals: { name: 'After' } } }),
      );
      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
      expect(await odoo.call('res.partner', 'read', { ids: [id], args: { fields: ['name'] } })).toEqual([
        { id, name: 'After' },
      ]);
    });

    it('may read again when the answer was cut off', async () => {
      const odoo = as('bot', { url: proxy.url });
      await odoo.call('res.partner', 'search_count', { args: { domain: [] } });
      proxy.cutAnswers(1);
      const error = await caught(odoo.call('res.partner', 'search_count', { args: { domain: [] } }));
      expect(error).toMatchObject({ code: 'ODOO_UNREACHABLE', retryable: true });
    });

    it('stops waiting when the caller does', async () => {
      const signal = AbortSignal.abort(new Error('shutting down'));
      const error = await caught(
        as('bot').call('res.partner', 'search_count', { args: { domain: [] }, signal }),
      );
      expect(error.code).toBe('ABORTED');
      expect(error.cause).toBe('Error: shutting down');
    });

    it('counts as one call', async () => {
      const odoo = countCalls(as('bot'));
      await odoo.call('res.partner', 'search_count', { args: { domain: [] } });
      expect(odoo.calls).toMatchObject({ total: 1, writes: 0 });
    });
  });
});
