import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  countCalls,
  fields,
  repeatCalls,
  searchRecords,
  upsert,
  type LoadRecord,
  type OdooPort,
} from '../../lib/odoo/index.ts';
import { freshDatabase, type RealDatabase } from '../real-odoo/database.ts';
import { inWordsOf19 } from '../../stage/index.ts';
import { describeOver, realMajor } from '../real-odoo/version.ts';
import { caught } from './caught.ts';
import { openCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';
import { transports } from './transports.ts';

const partnerSchema = z.object({ name: fields.char, type: fields.selection, ref: fields.char });
const orderSchema = z.object({
  client_order_ref: fields.char,
  date_order: fields.datetime,
  order_line: fields.links({
    product_uom_qty: fields.float,
    price_unit: fields.float,
    tax_ids: fields.many2many,
  }),
});

describe.each(transports)('%s', (name, connect) => {
  describeOver(name)(`upsert over ${name}`, () => {
    let database: RealDatabase;
    let proxy: CuttingProxy;
    let productId: number;
    const as = (role: 'admin' | 'bot' | 'plain', url = database.url) =>
      countCalls(
        inWordsOf19(connect({ url, database: database.database, ...database.users[role] }), realMajor),
      );
    const prefix = `amazon.${name}_${String(Date.now())}`;
    const partner = (suffix: string, values: LoadRecord['values'] = {}): LoadRecord => ({
      key: `${prefix}_${suffix}`,
      values: { name: suffix, ref: `${prefix}_${suffix}`, ...values },
    });
    const partners = (odoo: OdooPort, part: string) =>
      searchRecords(odoo, 'res.partner', partnerSchema, {
        domain: [['ref', 'like', `${prefix}_${part}`]],
        order: 'id',
      });
    const order = (suffix: string, lines: readonly LoadRecord['values'][]): LoadRecord => ({
      key: `${prefix}_${suffix}`,
      values: {
        partner_id: { dbId: 1 },
        client_order_ref: `${prefix}_${suffix}`,
        date_order: '2026-07-02 03:04:05',
        order_line: lines.map((values, index) => ({
          key: `${prefix}_${suffix}_${String(index)}`,
          values: { product_id: { dbId: productId }, ...values },
        })),
      },
    });

    beforeAll(async () => {
      database = await freshDatabase(`upsert_${name.toLowerCase().replace('-', '_')}`);
      proxy = await openCuttingProxy(database.url);
      const values = { name: 'Mug', type: 'consu', list_price: 10 };
      const made = await as('admin').call('product.product', 'create', { args: { vals_list: [values] } });
      [productId = 0] = z.array(z.number()).parse(made);
    });
    afterAll(async () => {
      await proxy.close();
      await database.drop();
    });

    it('creates records in one call, and writes the same ones when called again', async () => {
      const odoo = as('bot');
      const first = await upsert(odoo, 'res.partner', [partner('same1'), partner('same2')]);
      const second = await upsert(odoo, 'res.partner', [partner('same1', { name: 'New' }), partner('same2')]);
      expect(second).toEqual(first);
      expect((await partners(odoo, 'same')).map((record) => record.name)).toEqual(['New', 'same2']);
      expect(odoo.calls.writes).toBe(2);
    });

    it('makes orders with their lines, and does not double these', async () => {
      const odoo = as('bot');
      const record = order('o1', [{ product_uom_qty: 2 }, { product_uom_qty: 3 }]);
      const [first] = await upsert(odoo, 'sale.order', [record]);
      const [second] = await upsert(odoo, 'sale.order', [record]);
      expect(second).toEqual(first);
      const [made] = await searchRecords(odoo, 'sale.order', orderSchema, {
        domain: [['id', '=', first?.id]],
      });
      expect(made?.order_line.map((line) => line.product_uom_qty)).toEqual([2, 3]);
    });

    it('takes datetimes as UTC when the user lives elsewhere', async () => {
      const odoo = as('bot');
      const uid = z.array(z.object({ id: z.number() })).parse(
        await odoo.call('res.users', 'search_read', {
          args: { domain: [['login', '=', 'bot']], fields: ['id'] },
        }),
      );
      const ids = uid.map((user) => user.id);
      await odoo.call('res.users', 'write', { ids, args: { vals: { tz: 'Asia/Tokyo' } } });
      const [result] = await upsert(odoo, 'sale.order', [order('tz', [{ product_uom_qty: 1 }])]);
      await odoo.call('res.users', 'write', { ids, args: { vals: { tz: false } } });
      const [made] = await searchRecords(odoo, 'sale.order', orderSchema, {
        domain: [['id', '=', result?.id]],
      });
      expect(made?.date_order).toBe('2026-07-02 03:04:05');
    });

    it('keeps the defaults of a record that does not name a field which another one names', async () => {
      const odoo = as('bot');
      await upsert(odoo, 'res.partner', [
        partner('def1', { type: 'delivery' }),
        partner('def2'),
        partner('def3', { type: null }),
      ]);
      expect((await partners(odoo, 'def')).map(({ name: of, type }) => [of, type])).toEqual(
        expect.arrayContaining([
          ['def1', 'delivery'],
          ['def2', 'contact'],
          ['def3', undefined],
        ]),
      );
      expect(odoo.calls.byMethod.get('res.partner.load')).toBe(2);
    });

    it('does not touch the lines of an order that names none', async () => {
      const odoo = as('bot');
      const [made] = await upsert(odoo, 'sale.order', [order('keep', [{ product_uom_qty: 2 }])]);
      await upsert(odoo, 'sale.order', [
        { key: `${prefix}_keep`, values: { partner_id: { dbId: 1 }, client_order_ref: 'changed' } },
        order('other', [{ product_uom_qty: 1 }]),
      ]);
      const [kept] = await searchRecords(odoo, 'sale.order', orderSchema, {
        domain: [['id', '=', made?.id]],
      });
      expect(kept).toMatchObject({ client_order_ref: 'changed', order_line: [{ product_uom_qty: 2 }] });
    });

    it('lets one bad record of fifty fail alone, in two calls', async () => {
      const odoo = as('bot');
      const records = Array.from({ length: 50 }, (_, index) =>
        partner(`fifty${String(index)}`, { type: index === 17 ? 'moon' : 'contact' }),
      );
      const results = await upsert(odoo, 'res.partner', records);
      expect(results.filter((result) => result.id !== undefined)).toHaveLength(49);
      const [failed, ...more] = results.filter((result) => result.error);
      expect(more).toEqual([]);
      expect(failed).toMatchObject({ key: `${prefix}_fifty17`, error: { code: 'ODOO_VALIDATION' } });
      expect(failed?.error?.message).toContain("Value 'moon' not found");
      expect(await partners(odoo, 'fifty')).toHaveLength(49);
      expect(odoo.calls.writes).toBe(2);
    });

    it('blames the right record when Odoo names no field, after a second try for it', async () => {
      const odoo = as('bot');
      const [first, second] = await upsert(odoo, 'res.partner', [partner('blame1'), partner('blame2')]);
      odoo.calls.reset();
      const results = await upsert(odoo, 'res.partner', [
        partner('blame1', { parent_id: null }),
        partner('blame2', { parent_id: { dbId: second?.id ?? 0 } }),
        partner('blame3', { parent_id: null }),
      ]);
      expect(results.map((result) => result.error?.code)).toEqual([undefined, 'ODOO_VALIDATION', undefined]);
      expect(results[0]?.id).toBe(first?.id);
      expect(odoo.calls.writes).toBe(3);
    });

    it('has one winner for each key when several load the same at once', async () => {
      const records = Array.from({ length: 12 }, (_, index) =>
        order(`race${String(index)}`, [{ product_uom_qty: 1 }]),
      );
      const repeating = () => repeatCalls(as('bot'));
      const racers = await Promise.all([1, 2, 3, 4].map(() => upsert(repeating(), 'sale.order', records)));
      const [winner] = racers;
      for (const results of racers) expect(results).toEqual(winner);
      const found = await searchRecords(as('bot'), 'sale.order', orderSchema, {
        domain: [['id', 'in', winner?.map((result) => result.id)]],
      });
      expect(found.map((record) => record.order_line.length)).toEqual(Array.from({ length: 12 }, () => 1));
      const domain = [['client_order_ref', 'like', `${prefix}_race`]];
      expect(await as('bot').call('sale.order', 'search_count', { args: { domain } })).toBe(12);
    });

    it('sends a call again whose answer was lost, without making anything twice', async () => {
      const odoo = as('bot', proxy.url);
      await odoo.call('res.partner', 'search_count', { args: { domain: [] } });
      odoo.calls.reset();
      proxy.cutAnswers(1);
      const retries: string[] = [];
      const repeating = repeatCalls(odoo, {
        random: () => 0,
        onRetry: ({ operation, error }) => retries.push(`${operation} ${error.code}`),
      });
      const results = await upsert(repeating, 'res.partner', [partner('lost')]);
      expect(results).toEqual([{ key: `${prefix}_lost`, id: expect.any(Number) }]);
      expect(retries).toEqual(['res.partner.load OUTCOME_UNKNOWN']);
      expect(await partners(odoo, 'lost')).toHaveLength(1);
    });

    it('gives up at once when the user may not write the model', async () => {
      const odoo = as('plain');
      const error = await caught(upsert(odoo, 'res.partner', [partner('no1'), partner('no2')]));
      expect(error.code).toBe('ODOO_ACCESS_DENIED');
      expect(odoo.calls.writes).toBe(1);
    });

    it('gives up at once when a field is unknown', async () => {
      const error = await caught(upsert(as('bot'), 'res.partner', [partner('no3', { x_nothing: 'x' })]));
      expect(error.code).toBe('ODOO_UNKNOWN_NAME');
    });
  });
});
