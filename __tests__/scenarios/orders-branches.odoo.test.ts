import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, type RegistrationInput } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { count, create, records, search, type Seller } from '../../stage/index.ts';
import { belongings, confine, familyOf, type Family } from './branches.ts';
import { onStage } from './on-stage.ts';
import { pricedOrder, type PricedRow } from './priced-orders.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

// Taxes and who may read what are Odoo's own engines: this is proved on the real one only.
describe('orders of a branch of a real Odoo, whose user may enter that branch alone', () => {
  const stage = onStage(realDatabases('branches'));
  const shop = shopOn(stage);
  let family: Family;
  let tax = { root: 0, branch: 0, mapped: 0, sibling: 0 };
  let position = { root: 0, sibling: 0 };

  beforeAll(async () => {
    family = await familyOf(stage());
    const { admin } = stage();
    const taxOf = async (company: number, name: string, amount: number): Promise<number> => {
      const values = { name, amount, amount_type: 'percent', type_tax_use: 'sale', company_id: company };
      return (await create(admin, 'account.tax', [values]))[0] ?? 0;
    };
    const positionOf = async (company: number, name: string): Promise<number> =>
      (await create(admin, 'account.fiscal.position', [{ name, company_id: company }]))[0] ?? 0;
    tax = {
      root:
        (
          await search(admin, 'account.tax', [
            ['name', '=', '15%'],
            ['type_tax_use', '=', 'sale'],
          ])
        )[0] ?? 0,
      branch: await taxOf(family.branch, 'Of the branch', 7),
      mapped: await taxOf(family.root, 'Mapped', 21),
      sibling: await taxOf(family.sibling, 'Of the sibling', 9),
    };
    position = {
      root: await positionOf(family.root, 'Of the root'),
      sibling: await positionOf(family.sibling, 'Of the sibling'),
    };
    const goods = (default_code: string, company_id: number | false, taxes: readonly number[]) => ({
      name: default_code,
      default_code,
      company_id,
      type: 'consu',
      taxes_id: [[6, 0, taxes]],
    });
    await create(admin, 'product.product', [
      goods('INHERITED', family.root, [tax.root, tax.sibling]),
      goods('COLLECTED', false, [tax.root]),
      goods('NEAREST', family.root, [tax.root, tax.branch, tax.sibling]),
      goods('FOREIGN', family.root, [tax.sibling]),
    ]);
    await confine(admin, 'bot', family.twig);
  });

  type Item = readonly [sku: string, quantity: number, ...rows: readonly PricedRow[]];
  let orders = 0;
  const order = (...items: readonly Item[]): WireOrder => {
    orders += 1;
    const wire = pricedOrder(
      `701-0000000-000000${orders}`,
      items.map(([sku, quantity, ...rows]) => ({ sku, quantity, rows })),
    );
    const orderItems = wire.orderItems.map((item) =>
      item.product.sellerSku === 'COLLECTED'
        ? {
            ...item,
            tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon' }] },
          }
        : item,
    );
    return { ...wire, orderItems };
  };

  const importOne = async (wire: WireOrder, registration: Partial<RegistrationInput> = {}) => {
    const before = await belongings(stage().admin);
    const elsewhere = [['company_id', '!=', family.twig]];
    const { seller, failures, saleOrders } = await shop.importOrders([wire], 'US', { registration });
    expect(failures).toEqual([]);
    expect(await belongings(stage().admin)).toEqual(before);
    for (const model of ['sale.order', 'stock.picking', 'account.move'])
      expect(await count(stage().admin, model, elsewhere)).toBe(0);
    const [made] = await seller.saleOrders([
      'company_id',
      'warehouse_id',
      'fiscal_position_id',
      'amount_untaxed',
      'amount_tax',
      'amount_total',
    ]);
    expect(made).toMatchObject({
      company_id: [family.twig, 'Twig'],
      warehouse_id: [seller.registration.warehouseId, 'Twig'],
    });
    return { seller, made, saleOrderIds: saleOrders.map(({ id }) => id) };
  };

  const linesOf = async (seller: Seller) =>
    (
      await records(stage().admin, 'sale.order.line', seller.ours('order_id.x_amazon_registration_id'), [
        'x_amazon_component',
        'product_uom_qty',
        'tax_ids',
        'price_subtotal',
        'price_tax',
        'price_total',
      ])
    ).map((line) => [
      line['x_amazon_component'],
      line['product_uom_qty'],
      line['tax_ids'],
      line['price_subtotal'],
      // Odoo keeps the difference of two floats, such as 0.5999999999999996.
      Number(Number(line['price_tax']).toFixed(6)),
      line['price_total'],
    ]);

  it('keep the tax of an ordinary item beside one whose tax Amazon collects', async () => {
    const wire = order(
      [
        'INHERITED',
        3,
        ['ITEM', '10.00'],
        ['SHIPPING', '4.00'],
        ['TAX', '2.10', { ITEM: '1.50', SHIPPING: '0.60' }],
      ],
      ['COLLECTED', 2, ['ITEM', '20.00'], ['TAX', '1.65', { ITEM: '1.65' }]],
    );
    const { seller, made } = await importOne(wire);
    expect(await linesOf(seller)).toEqual([
      ['item', 3, [tax.root], 10, 1.5, 11.5],
      ['shipping', 1, [tax.root], 4, 0.6, 4.6],
      ['item', 2, [], 20, 0, 20],
      ['facilitator_tax', 1, [], 1.65, 0, 1.65],
    ]);
    expect(made).toMatchObject({ amount_untaxed: 35.65, amount_tax: 2.1, amount_total: 37.75 });
    const moves = await records(
      stage().admin,
      'stock.move',
      seller.ours('sale_line_id.order_id.x_amazon_registration_id'),
      ['product_id', 'product_uom_qty', 'company_id'],
    );
    expect(moves).toMatchObject([
      { product_id: [expect.any(Number), '[INHERITED] INHERITED'], product_uom_qty: 3 },
      { product_id: [expect.any(Number), '[COLLECTED] COLLECTED'], product_uom_qty: 2 },
    ]);
    expect(moves.map((move) => move['company_id'])).toEqual(moves.map(() => [family.twig, 'Twig']));
  });

  it.each([
    ['INHERITED', 'the root’s', 15, () => [tax.root]],
    ['NEAREST', 'the branch’s alone, where both have one', 7, () => [tax.branch]],
    ['FOREIGN', 'none, where only a company beside has one', 0, () => []],
  ] as const)(
    'name the tax that Odoo itself chooses in a branch: of %s %s',
    async (sku, _whose, rate, taxes) => {
      const item: Item = [sku, 2, ['ITEM', '100.00'], ['TAX', `${rate}.00`, { ITEM: `${rate}.00` }]];
      const line = ['item', 2, taxes(), 100, rate, 100 + rate];
      const alone = await importOne(order(item));
      expect(await linesOf(alone.seller)).toEqual([line]);
      expect(alone.made).toMatchObject({ amount_tax: rate, amount_total: 100 + rate });
      const beside = await importOne(order(item, ['COLLECTED', 1, ['ITEM', '5.00']]));
      expect(await linesOf(beside.seller)).toEqual([line, ['item', 1, [], 5, 0, 5]]);
      expect(beside.made).toMatchObject({ amount_tax: rate, amount_total: 105 + rate });
    },
  );

  it('take a fiscal position and a tax rule of the root', async () => {
    const taxes = { US: { fiscalPositionId: position.root, taxId: tax.mapped } };
    const wire = order(['INHERITED', 3, ['ITEM', '10.00'], ['TAX', '2.10', { ITEM: '2.10' }]]);
    const { seller, made } = await importOne(wire, { taxes, taxPolicy: 'park' });
    expect(await linesOf(seller)).toEqual([['item', 3, [tax.mapped], 10, 2.1, 12.1]]);
    expect(made).toMatchObject({
      fiscal_position_id: [position.root, 'Of the root'],
      amount_tax: 2.1,
      amount_total: 12.1,
    });
  });

  it('are refused a fiscal position and a tax of a company beside', async () => {
    const registrations = await count(stage().admin, 'x_amazon_registration', []);
    const taxes = { US: { fiscalPositionId: position.sibling, taxId: tax.sibling } };
    await expect(shop.importOrders([], 'US', { registration: { taxes } })).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringMatching(
        /Fiscal position \d+ does not exist, or .*Sales tax \d+ does not exist, or/,
      ),
    });
    expect(await count(stage().admin, 'x_amazon_registration', [])).toBe(registrations);
  });

  it('are invoiced by the branch in parts that add up, with the root’s journal and tax', async () => {
    const wire = order(['INHERITED', 3, ['ITEM', '10.00'], ['TAX', '1.50', { ITEM: '1.50' }]]);
    const products = await search(stage().admin, 'product.product', [['default_code', '=', 'INHERITED']]);
    const vals = { invoice_policy: 'delivery' };
    await stage().admin.call('product.product', 'write', { ids: products, args: { vals } });
    const { seller, saleOrderIds } = await importOne(wire);
    const invoices: number[] = [];
    for (const units of [1, 2, 3]) {
      await shop.deliver(saleOrderIds, units);
      const drafts = await shop.invoice(saleOrderIds);
      await collect(seller.connector.invoices.allocate(seller.registration));
      await shop.post(drafts);
      invoices.push(...drafts);
    }
    const posted = await records(
      stage().admin,
      'account.move',
      [['id', 'in', invoices]],
      ['company_id', 'journal_id', 'state', 'amount_tax', 'amount_total'],
    );
    expect(posted.map((invoice) => [invoice['state'], invoice['company_id'], invoice['amount_tax']])).toEqual(
      posted.map(() => ['posted', [family.twig, 'Twig'], 0.5]),
    );
    const [journal] = await records(
      stage().admin,
      'account.journal',
      [['id', 'in', posted.map((invoice) => Number((invoice['journal_id'] as readonly unknown[])[0]))]],
      ['company_id'],
    );
    expect(journal).toMatchObject({ company_id: [family.root, 'My Company'] });
    const totals = posted.map((invoice) => Math.round(Number(invoice['amount_total']) * 100));
    expect(totals.reduce((sum, cents) => sum + cents, 0)).toBe(1150);
    expect(posted).toHaveLength(3);
  });
});
