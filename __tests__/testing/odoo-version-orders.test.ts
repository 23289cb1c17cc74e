import { describe, expect, it } from '@jest/globals';
import type { EmbeddedOdooVersion } from '../../lib/testing/odoo/index.ts';
import { asIds, asRows, odooUnderTest } from './odoo-client.ts';

// Orders and deliveries where versions differ: 17, 18 and 19 as recorded on real ones, 20 by public threads.
const versions: readonly EmbeddedOdooVersion[] = [17, 18, 19, 20];

describe.each(versions)('Odoo %s, embedded', (version) => {
  const { raw, call } = odooUnderTest({
    version,
    products: [{ default_code: 'G', name: 'Goods', list_price: 10, type: 'consu' }],
  });
  const isOld = version < 19;

  const refusal = async (...request: Parameters<typeof raw>): Promise<string | undefined> =>
    (await raw(...request)).error?.data.name;
  const makeOrder = async (values: object = {}, context: object = {}): Promise<number> => {
    const line = [0, 0, { product_id: 1, product_uom_qty: 3, price_unit: 3.339 }];
    const order = { partner_id: 1, order_line: [line], ...values };
    return Number(await call('bot', 'sale.order', 'create', [order], { context }));
  };
  const lineOf = async (order: number): Promise<Readonly<Record<string, unknown>>> => {
    const domain = [['order_id', '=', order]];
    const args = { domain, fields: ['price_unit', 'price_subtotal'] };
    const [line] = asRows(await call('bot', 'sale.order.line', 'search_read', [], args));
    return line ?? {};
  };

  it('keeps unit prices with the decimals that it describes', async () => {
    const [field] = asRows([await call('bot', 'sale.order.line', 'fields_get', [['price_unit']])]);
    expect(field).toMatchObject({ price_unit: isOld ? { digits: [16, 2] } : { type: 'float' } });
    const { price_unit: price } = await lineOf(await makeOrder());
    expect(price).toBe(isOld ? 3.34 : 3.339);
  });

  it('lets the price fall to the list price when the quantity is written alone, on 17 whatever it was', async () => {
    const order = await makeOrder();
    const { id } = await lineOf(order);
    await call('bot', 'sale.order.line', 'write', [[id], { price_unit: 7 }]);
    await call('bot', 'sale.order.line', 'write', [[id], { product_uom_qty: 4 }]);
    expect((await lineOf(order))['price_unit']).toBe(version === 17 ? 10 : 7);
    await call('bot', 'sale.order.line', 'write', [[id], { product_uom_qty: 0, price_unit: 7 }]);
    await call('bot', 'sale.order.line', 'load', [['.id', 'product_uom_qty'], [[String(id), '0']]]);
    expect((await lineOf(order))['price_unit']).toBe(version === 17 ? 10 : 7);
  });

  it('cancels a confirmed order, or asks first', async () => {
    const state = async (order: number) =>
      asRows(await call('bot', 'sale.order', 'read', [[order], ['state']]))[0]?.['state'];
    const [order, other, draft] = [
      await makeOrder({ state: 'sale' }),
      await makeOrder({ state: 'sale' }),
      await makeOrder(),
    ];
    const answer = await call('bot', 'sale.order', 'action_cancel', [[order]]);
    expect([answer]).toMatchObject([isOld ? { res_model: 'sale.order.cancel' } : true]);
    expect(await state(order)).toBe(isOld ? 'sale' : 'cancel');
    const context = { disable_cancel_warning: true };
    expect(await call('bot', 'sale.order', 'action_cancel', [[order, other]], { context })).toBe(true);
    expect([await state(order), await state(other)]).toEqual(['cancel', 'cancel']);
    expect(await call('bot', 'sale.order', 'action_cancel', [[draft]])).toBe(true);
  });

  describe('pickings', () => {
    const locations = { location_id: 4, location_dest_id: 2 };
    const makePicking = async (picking: object, move: object = {}): Promise<unknown> => {
      const [type] = asIds(await call('bot', 'stock.picking.type', 'search', [[['code', '=', 'outgoing']]]));
      const name = isOld ? { name: 'Goods' } : {};
      const moves = [
        [0, 0, { product_id: 1, product_uom_qty: 1, quantity: 1, ...locations, ...name, ...move }],
      ];
      return call('bot', 'stock.picking', 'create', [
        { picking_type_id: type, ...locations, move_ids: moves, ...picking },
      ]);
    };
    const orderOf = async (picking: unknown): Promise<boolean> =>
      asRows(await call('bot', 'stock.picking', 'read', [[picking], ['sale_id']]))[0]?.['sale_id'] !== false;

    it('find the order of somebody’s own picking', async () => {
      const order = await makeOrder({ state: 'sale' }, { skip_procurement: true });
      const { id: line } = await lineOf(order);
      expect(await orderOf(await makePicking({}, { sale_line_id: line }))).toBe(!isOld);
      const named = await makePicking({ sale_id: order }, { sale_line_id: line });
      expect(await orderOf(named)).toBe(version !== 17);
      if (!isOld) return;
      const group = await call('bot', 'procurement.group', 'create', [{ name: 'G', sale_id: order }]);
      expect(await orderOf(await makePicking({}, { sale_line_id: line, group_id: group }))).toBe(true);
      expect(await orderOf(await makePicking({ group_id: group }, { sale_line_id: line }))).toBe(false);
    });

    it('need names for their moves before 19', async () => {
      const refused = makePicking({}, { name: isOld ? false : 'Goods' });
      await expect(refused).rejects.toThrow(isOld ? 'Description (name)' : "Invalid field 'name'");
    });

    it('stay as they are when a done one is validated again, or dated', async () => {
      const order = await makeOrder({ state: 'sale' });
      const [picking] = asIds(await call('bot', 'stock.picking', 'search', [[['sale_id', '=', order]]]));
      await call('bot', 'stock.picking', 'button_validate', [[picking]]);
      const again = await refusal('bot', 'stock.picking', 'button_validate', [[picking]]);
      expect(again).toBe(isOld ? 'odoo.exceptions.UserError' : undefined);
      const date = '2026-01-02 03:04:05';
      await call('bot', 'stock.picking', 'write', [[picking], { date_done: date }]);
      const moves = asRows(
        await call('bot', 'stock.move', 'search_read', [[['picking_id', '=', picking]], ['date']]),
      );
      expect(moves.map((move) => move['date'] === date)).toEqual([!isOld]);
    });
  });
});
