import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateOrders, type WireOrder } from '../../lib/testing/index.ts';
import { create, records } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { pricedOrder, type PricedItem } from './priced-orders.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

/** What an order can be made of, one thing at a time, then everything at once. `SECOND-RATE` has a rate of its own. */
const cases: Readonly<Record<string, readonly PricedItem[]>> = {
  'quantity 3 for 10.00': [{ sku: 'MUG', quantity: 3, rows: [['ITEM', '10.00']] }],
  'two tax rates': [
    { sku: 'MUG', quantity: 2, rows: [['ITEM', '15.99']] },
    { sku: 'SECOND-RATE', quantity: 3, rows: [['ITEM', '10.00']] },
  ],
  'item discount': [
    {
      sku: 'MUG',
      quantity: 3,
      rows: [
        ['ITEM', '20.01'],
        ['DISCOUNT', '-3.34', { ITEM: '-3.34' }],
      ],
    },
  ],
  shipping: [
    {
      sku: 'MUG',
      quantity: 1,
      rows: [
        ['ITEM', '9.99'],
        ['SHIPPING', '4.98'],
      ],
    },
  ],
  'shipping discount': [
    {
      sku: 'MUG',
      quantity: 1,
      rows: [
        ['ITEM', '9.99'],
        ['SHIPPING', '4.98'],
        ['DISCOUNT', '-4.98', { SHIPPING: '-4.98' }],
      ],
    },
  ],
  'gift wrap': [
    {
      sku: 'MUG',
      quantity: 7,
      rows: [
        ['ITEM', '12.49'],
        ['GIFT_WRAP', '3.33'],
      ],
    },
  ],
  // Points are the seller's cost, no discount: the buyer pays the whole price.
  points: [{ sku: 'MUG', quantity: 3, rows: [['ITEM', '10.00']], points: { number: 100, value: '1.00' } }],
  'zero price': [{ sku: 'MUG', quantity: 2, rows: [['ITEM', '0.00']] }],
  'cash on delivery': [
    {
      sku: 'MUG',
      quantity: 1,
      rows: [
        ['ITEM', '9.99'],
        ['COD_FEE', '3.03'],
      ],
    },
  ],
  'tax beside the price': [
    {
      sku: 'MUG',
      quantity: 3,
      rows: [
        ['ITEM', '10.00'],
        ['SHIPPING', '4.99'],
        ['TAX', '1.24', { ITEM: '0.83', SHIPPING: '0.41' }],
      ],
    },
  ],
  'everything at once': [
    {
      sku: 'MUG',
      quantity: 7,
      rows: [
        ['ITEM', '23.01'],
        ['SHIPPING', '4.98'],
        ['GIFT_WRAP', '3.33'],
        ['COD_FEE', '2.02'],
        ['DISCOUNT', '-6.66', { ITEM: '-5.55', SHIPPING: '-1.11' }],
      ],
      points: { number: 10, value: '0.10' },
    },
    { sku: 'SECOND-RATE', quantity: 3, rows: [['ITEM', '9.97']] },
    { sku: 'MUG', quantity: 11, rows: [['ITEM', '0.13']] },
    { sku: 'SECOND-RATE', quantity: 1, rows: [['ITEM', '0.00']] },
  ],
};

// What the cases above do not think of.
const drawn = (seed: number): readonly WireOrder[] =>
  generateOrders({
    count: 12,
    seed,
    marketplaces: ['US'],
    channel: 'fbm',
    statuses: ['UNSHIPPED'],
    peculiarities: {
      severalItems: 0.6,
      severalUnits: 0.7,
      indivisiblePrice: 0.7,
      shipping: 0.7,
      giftWrap: 0.3,
      itemDiscount: 0.4,
      shippingDiscount: 0.5,
      codFee: 0.2,
      points: 0.3,
      replacement: 0,
    },
  });

describe("sale order and posted invoice come to Amazon's total on a real Odoo", () => {
  const shop = shopOn(onStage(realDatabases('matrix'), { currencies: ['EUR'] }));
  let secondRate: number;

  beforeAll(async () => {
    [secondRate = 0] = await create(shop.admin, 'product.product', [
      { name: 'Sold at another rate', default_code: 'SECOND-RATE', type: 'consu' },
    ]);
  });

  const kinds = [
    [
      'prices with tax included',
      [
        { name: 'VAT 21 inside', amount: 21, price_include_override: 'tax_included' },
        { name: 'VAT 10 inside', amount: 10, price_include_override: 'tax_included' },
      ],
    ],
    [
      'prices without tax',
      [
        { name: 'VAT 21 on top', amount: 21, price_include_override: 'tax_excluded' },
        { name: 'VAT 10 on top', amount: 10, price_include_override: 'tax_excluded' },
      ],
    ],
    ['no tax', []],
  ] as const;
  const cells = kinds.flatMap(([kind, taxes]) =>
    (['round_per_line', 'round_globally'] as const).map((method) => ({ kind, taxes, method })),
  );

  it.each(cells.map((cell, index) => ({ ...cell, cell: index + 1 })))(
    '$kind, $method',
    async ({ taxes, method, cell }) => {
      await shop.roundBy(method);
      const [main, second] = await shop.createTaxes(
        ...taxes.map((tax) => ({ ...tax, name: `${tax.name} ${cell}` })),
      );
      await shop.sellWith(main === undefined ? [] : [main]);
      const vals = { taxes_id: [[6, 0, second === undefined ? [] : [second]]] };
      await shop.admin.call('product.product', 'write', { ids: [secondRate], args: { vals } });

      const named = Object.entries(cases).map(
        ([name, items], index) =>
          [name, pricedOrder(`111-${cell}000000-${String(index).padStart(7, '0')}`, items)] as const,
      );
      const wire = [...named.map(([, order]) => order), ...drawn(cell)];
      const nameOf = new Map(named.map(([name, { orderId }]) => [orderId, name]));
      const titleOf = (orderId: unknown): string => nameOf.get(String(orderId)) ?? String(orderId);
      const expected = Object.fromEntries(
        wire.map((order) => [titleOf(order.orderId), Number(order.proceeds?.grandTotal?.amount)]),
      );

      const { failures, saleOrders } = await shop.importOrders(wire);
      expect(failures).toEqual([]);
      expect(
        Object.fromEntries(
          saleOrders.map((order) => [titleOf(order['x_amazon_order_ref']), order['amount_total']]),
        ),
      ).toEqual(expected);

      const invoices = await shop.invoice(saleOrders.map(({ id }) => id));
      await shop.post(invoices);
      const posted = await records(
        shop.admin,
        'account.move',
        [['id', 'in', invoices]],
        ['ref', 'state', 'amount_total'],
      );
      expect(posted.every(({ state }) => state === 'posted')).toBe(true);
      expect(
        Object.fromEntries(posted.map((invoice) => [titleOf(invoice['ref']), invoice['amount_total']])),
      ).toEqual(expected);
    },
  );
});
