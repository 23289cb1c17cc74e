import { z } from 'zod';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { asLoaded, asRows, odooUnderTest } from './odoo-client.ts';

// What sale orders and their pickings do, as recorded on a real Odoo 19 (without taxes).
describe('sale orders of the embedded Odoo', () => {
  let now = Date.parse('2026-05-04T03:02:01Z');
  const { call } = odooUnderTest({
    clock: { now: () => now },
    products: [
      { default_code: 'C1', name: 'Goods', list_price: 10, type: 'consu' },
      { default_code: 'S1', name: 'Shipping', list_price: 5, type: 'service' },
    ],
  });
  const [goods, service, storable] = [1, 2, 3];
  const customer = 1;

  beforeAll(async () => {
    await call('admin', 'product.product', 'create', [
      { name: 'Storable', default_code: 'ST1', is_storable: true },
    ]);
  });

  let orders = 0;
  const loadOrder = async (
    state: string,
    lines: readonly (readonly [string, number, number, number])[],
    context = {},
  ): Promise<number> => {
    orders += 1;
    const fields = [
      'id',
      'partner_id/.id',
      'state',
      'date_order',
      ...['id', 'product_id/.id', 'name', 'product_uom_qty', 'price_unit', 'display_type'].map(
        (name) => `order_line/${name}`,
      ),
    ];
    const rows = lines.map(([kind, product, quantity, price], index) => [
      ...(index === 0
        ? [`amz.o${String(orders)}`, String(customer), state, '2026-01-02 03:04:05']
        : ['', '', '', '']),
      `amz.o${String(orders)}_${String(index)}`,
      product === 0 ? '' : String(product),
      'Line',
      String(quantity),
      String(price),
      kind,
    ]);
    const { ids, messages } = asLoaded(await call('bot', 'sale.order', 'load', [fields, rows], { context }));
    if (ids === false) throw new Error(messages.map(({ message }) => message).join());
    return ids[0] ?? 0;
  };
  const order = async (id: number, fields: readonly string[]) =>
    asRows(await call('bot', 'sale.order', 'read', [[id], fields]))[0] ?? {};
  const moves = async (id: number) =>
    asRows(
      await call('bot', 'stock.move', 'search_read', [[['sale_line_id.order_id', '=', id]]], {
        fields: ['product_id', 'product_uom_qty', 'quantity', 'state', 'reference'],
        order: 'id',
      }),
    );
  const pickings = async (id: number) =>
    asRows(
      await call('bot', 'stock.picking', 'search_read', [[['sale_id', '=', id]]], {
        fields: [
          'name',
          'state',
          'origin',
          'scheduled_date',
          'location_id',
          'location_dest_id',
          'picking_type_code',
        ],
        order: 'id',
      }),
    );

  it('created confirmed keep their date, and get one picking with a move for each line of goods', async () => {
    const id = await loadOrder('sale', [
      ['', goods, 3, 3.333],
      ['', service, 1, 5],
      ['line_note', 0, 0, 0],
      ['', storable, 2, 1.005],
    ]);
    const made = await order(id, [
      'name',
      'state',
      'date_order',
      'amount_total',
      'currency_id',
      'warehouse_id',
      'team_id',
      'user_id',
      'picking_ids',
    ]);
    expect(made).toMatchObject({
      name: 'S00001',
      state: 'sale',
      date_order: '2026-01-02 03:04:05',
      // 3 × 3.333 is 10.00: the line is rounded, the price is not.
      amount_total: 17.01,
      currency_id: [1, 'USD'],
      warehouse_id: [1, 'My Company'],
      team_id: [1, 'Sales'],
      user_id: [5, 'Amazon Bot'],
    });
    expect(await pickings(id)).toEqual([
      {
        id: 1,
        name: 'WH/OUT/00001',
        state: 'assigned',
        origin: 'S00001',
        scheduled_date: '2026-01-02 03:04:05',
        location_id: [expect.any(Number), 'WH/Stock'],
        location_dest_id: [2, 'Customers'],
        picking_type_code: 'outgoing',
      },
    ]);
    expect(
      (await moves(id)).map((move) => [
        move['product_id'],
        move['product_uom_qty'],
        move['quantity'],
        move['state'],
      ]),
    ).toEqual([
      [[goods, '[C1] Goods'], 3, 3, 'assigned'],
      [[storable, '[ST1] Storable'], 2, 0, 'confirmed'],
    ]);
  });

  it('get no picking with skip_procurement, as drafts, or by writing the state', async () => {
    const skipped = await loadOrder('sale', [['', goods, 1, 1]], { skip_procurement: true });
    const draft = await loadOrder('draft', [['', goods, 1, 1]]);
    await call('bot', 'sale.order', 'write', [[draft], { state: 'sale' }]);
    expect([await pickings(skipped), await pickings(draft)]).toEqual([[], []]);
  });

  it('confirmed by hand take the present time as their date, all of them or none', async () => {
    const draft = await loadOrder('draft', [['', goods, 1, 1]]);
    const sold = await loadOrder('sale', [['', service, 1, 1]]);
    await expect(call('bot', 'sale.order', 'action_confirm', [[draft, sold]])).rejects.toThrow(
      'odoo.exceptions.UserError: Some orders are not in a state requiring confirmation.',
    );
    expect(await order(draft, ['state'])).toMatchObject({ state: 'draft' });
    now = Date.parse('2026-06-01T00:00:00Z');
    expect(await call('bot', 'sale.order', 'action_confirm', [[draft]])).toBe(true);
    expect(await order(draft, ['state', 'date_order'])).toMatchObject({
      state: 'sale',
      date_order: '2026-06-01 00:00:00',
    });
    expect(await pickings(draft)).toHaveLength(1);
  });

  it('change their moves with the quantity of a line; zero cancels, more makes a new picking', async () => {
    const id = await loadOrder('sale', [['', goods, 5, 2]]);
    const line = asRows(
      await call('bot', 'sale.order.line', 'search_read', [[['order_id', '=', id]]], { fields: [] }),
    )[0]?.['id'];
    const after = async (quantity: number) => {
      await call('bot', 'sale.order.line', 'write', [[line], { product_uom_qty: quantity }]);
      return (await moves(id)).map((move) => [move['product_uom_qty'], move['state']]);
    };
    expect(await after(3)).toEqual([[3, 'assigned']]);
    expect(await after(0)).toEqual([[0, 'cancel']]);
    expect(await after(4)).toEqual([
      [0, 'cancel'],
      [4, 'assigned'],
    ]);
    expect((await pickings(id)).map((picking) => picking['state'])).toEqual(['cancel', 'assigned']);
  });

  // Measured on Odoo 19, also with the same quantity and by load().
  it("fall to the product's price with a quantity that is written alone, unless the price counts as set by hand", async () => {
    const product = Number(
      await call('admin', 'product.product', 'create', [{ name: 'Seven', list_price: 7 }]),
    );
    const lowered = async (line: object, values: object): Promise<unknown> => {
      const order_line = [[0, 0, { product_id: product, product_uom_qty: 3, price_unit: 10, ...line }]];
      const id = await call('bot', 'sale.order', 'create', [{ partner_id: customer, order_line }]);
      const ids = await call('bot', 'sale.order.line', 'search', [[['order_id', '=', id]]]);
      await call('bot', 'sale.order.line', 'write', [ids, values]);
      const fields = ['product_uom_qty', 'price_unit', 'technical_price_unit'];
      const [row] = z
        .array(z.record(z.string(), z.unknown()))
        .parse(await call('bot', 'sale.order.line', 'read', [ids, fields]));
      return fields.map((field) => row?.[field]);
    };
    expect(await lowered({}, { product_uom_qty: 2 })).toEqual([2, 7, 7]);
    expect(await lowered({}, { product_uom_qty: 3 })).toEqual([3, 7, 7]);
    expect(await lowered({}, { product_uom_qty: 2, price_unit: 10 })).toEqual([2, 10, 10]);
    expect(await lowered({ technical_price_unit: 9.996 }, { product_uom_qty: 2 })).toEqual([2, 7, 7]);
    expect(await lowered({ technical_price_unit: -1 }, { product_uom_qty: 2 })).toEqual([2, 10, -1]);
    const free = { price_unit: 0, technical_price_unit: -1 };
    expect(await lowered(free, { product_uom_qty: 2 })).toEqual([2, 0, -1]);
  });

  it('cancel with their pickings, as often as asked, unless they are locked', async () => {
    const id = await loadOrder('sale', [['', goods, 1, 1]]);
    await call('bot', 'sale.order', 'action_lock', [[id]]);
    await expect(call('bot', 'sale.order', 'action_cancel', [[id]])).rejects.toThrow(
      'You cannot cancel a locked order.',
    );
    const lines = (await order(id, ['order_line']))['order_line'];
    await expect(call('bot', 'sale.order.line', 'write', [lines, { product_uom_qty: 3 }])).rejects.toThrow(
      'It is forbidden to modify the following fields in a locked order:\nQuantity',
    );
    await call('bot', 'sale.order', 'action_unlock', [[id]]);
    expect(await call('bot', 'sale.order', 'action_cancel', [[id]])).toBe(true);
    expect(await call('bot', 'sale.order', 'action_cancel', [[id]])).toBe(true);
    expect(await order(id, ['state'])).toMatchObject({ state: 'cancel' });
    expect((await pickings(id)).map((picking) => picking['state'])).toEqual(['cancel']);
  });

  it('take their currency from their pricelist, and their addresses from their customer', async () => {
    const euro = asRows(
      await call('bot', 'res.currency', 'search_read', [[['name', '=', 'EUR']]], { fields: ['name'] }),
    )[0]?.['id'];
    const pricelist = await call('admin', 'product.pricelist', 'create', [
      { name: 'Euro', currency_id: euro },
    ]);
    const partner = await call('bot', 'res.partner', 'create', [
      { name: 'Main', child_ids: [[0, 0, { name: 'Del', type: 'delivery' }]] },
    ]);
    const id = Number(
      await call('bot', 'sale.order', 'create', [{ partner_id: partner, pricelist_id: pricelist }]),
    );
    expect(
      await order(id, ['pricelist_id', 'currency_id', 'partner_invoice_id', 'partner_shipping_id']),
    ).toMatchObject({
      pricelist_id: [pricelist, 'Euro (EUR)'],
      currency_id: [euro, 'EUR'],
      partner_invoice_id: [partner, 'Main'],
      partner_shipping_id: [expect.any(Number), 'Main, Del'],
    });
  });

  it('refuse amounts on notes, lines without a description, and to be deleted once confirmed', async () => {
    const create = (line: object) =>
      call('bot', 'sale.order', 'create', [{ partner_id: customer, order_line: [[0, 0, line]] }]);
    await expect(create({ name: 'x', display_type: 'line_note', product_id: goods })).rejects.toThrow(
      'Forbidden values on non-accountable sale order line',
    );
    await expect(create({ product_uom_qty: 1 })).rejects.toThrow(
      "Missing required value for the field 'Description' (name).",
    );
    const id = await loadOrder('sale', [['', goods, 1, 1]]);
    await expect(call('admin', 'sale.order', 'unlink', [[id]])).rejects.toThrow('You must first cancel it.');
  });

  it('have no taxes, and say so', async () => {
    await expect(call('admin', 'account.tax', 'create', [{ name: 'x', amount: 21 }])).rejects.toThrow(
      'The embedded Odoo does not create account.tax records: taxes are proved on a real Odoo only.',
    );
  });
});
