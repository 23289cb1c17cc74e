import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, settleInvoices } from '../../lib/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, records, search } from './ends.ts';
import { inDollars, pricedOrder, type PricedIn, type PricedItem } from './priced-orders.ts';
import { realDatabases } from './real.ts';
import { openShop, type Imported, type Shop } from './shop.ts';

const mugs = (quantity: number, amount: string): PricedItem => ({
  sku: 'MUG',
  quantity,
  rows: [['ITEM', amount]],
});

/** Orders whose amounts no unit price divides evenly, alone and many to an invoice. */
const baskets: readonly (readonly PricedItem[])[] = [
  [mugs(3, '10.00')],
  [mugs(3, '9.97')],
  [mugs(7, '0.05')],
  [mugs(6, '0.03'), mugs(3, '0.01')],
  [
    {
      sku: 'MUG',
      quantity: 3,
      rows: [
        ['ITEM', '20.01'],
        ['SHIPPING', '4.99'],
        ['DISCOUNT', '-3.34', { ITEM: '-3.34' }],
      ],
    },
    mugs(7, '23.00'),
    mugs(3, '10.00'),
    mugs(3, '9.97'),
  ],
];

describe('invoices.settle on a real Odoo', () => {
  const open = realDatabases('invoices');
  let shop: Shop;
  let made = 0;

  beforeAll(async () => {
    shop = await openShop(await open());
    await shop.invoiceDelivered();
    // A day's rate of its own: 1 USD is 0.9 EUR.
    const [euro] = await search(shop.admin, 'res.currency', [['name', '=', 'EUR']]);
    await create(shop.admin, 'res.currency.rate', [{ currency_id: euro, name: '2026-01-01', rate: 0.9 }]);
  });

  const orders = (priced: PricedIn = inDollars): readonly WireOrder[] => {
    made += 1;
    return baskets.map((items, index) =>
      pricedOrder(`111-${String(made).padStart(7, '0')}-000000${index}`, items, priced),
    );
  };

  async function importAll(wire: readonly WireOrder[], marketplace: 'US' | 'ES' = 'US'): Promise<Imported> {
    const imported = await shop.importOrders(wire, marketplace);
    expect(imported.failures).toEqual([]);
    return imported;
  }

  const idsOf = ({ saleOrders }: Imported): readonly number[] => saleOrders.map(({ id }) => id);

  const settle = (imported: Imported, options = {}) =>
    collect(settleInvoices(shop.bot, imported.registration, options));

  /** Amazon's order id → what all its posted invoices come to. */
  async function invoiced(wire: readonly WireOrder[]): Promise<Readonly<Record<string, string>>> {
    const moves = await records(
      shop.admin,
      'account.move',
      [
        ['ref', 'in', wire.map(({ orderId }) => orderId)],
        ['state', '=', 'posted'],
      ],
      ['ref', 'amount_total'],
    );
    return Object.fromEntries(
      wire.map(({ orderId }) => {
        const amounts = moves
          .filter((move) => move['ref'] === orderId)
          .map((move) => Number(move['amount_total']));
        return [orderId, sum(amounts.map((amount) => decimal(amount))).toFixed(2)];
      }),
    );
  }

  const totals = (wire: readonly WireOrder[]): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(wire.map(({ orderId, proceeds }) => [orderId, proceeds?.grandTotal?.amount]));

  /** Delivers, invoices, settles and posts until everything is invoiced. */
  async function invoiceInParts(imported: Imported, parts: readonly number[]): Promise<void> {
    for (const units of parts) {
      await shop.deliver(idsOf(imported), units);
      const drafts = await shop.invoice(idsOf(imported));
      const outcomes = await settle(imported);
      expect(outcomes.map(({ invoiceId }) => invoiceId).toSorted()).toEqual(drafts.toSorted());
      expect(outcomes.filter(({ status }) => status === 'failed')).toEqual([]);
      const again = await settle(imported);
      expect(again.every(({ status }) => status === 'unchanged')).toBe(true);
      await shop.post(drafts);
    }
  }

  const inside = { price_include_override: 'tax_included' };
  const onTop = { price_include_override: 'tax_excluded' };
  const kinds = [
    ['prices with tax included', [{ name: 'Inside', amount: 21, ...inside }]],
    ['prices without tax', [{ name: 'On top', amount: 21, ...onTop }]],
    [
      'two taxes on top',
      [
        { name: 'State', amount: 7, ...onTop },
        { name: 'City', amount: 2.5, ...onTop },
      ],
    ],
    ['no tax', []],
  ] as const;
  const cells = kinds.flatMap(([kind, taxes]) =>
    (['round_per_line', 'round_globally'] as const).map((method) => ({ kind, taxes, method })),
  );

  it.each(cells)('parts add up to Amazon’s total: $kind, $method', async ({ kind, taxes, method }) => {
    await shop.roundBy(method);
    const named = taxes.map((tax) => ({ ...tax, name: `${tax.name}, ${kind}, ${method}` }));
    await shop.sellWith(await shop.createTaxes(...named));

    const twoParts = orders();
    await invoiceInParts(await importAll(twoParts), [2, 99]);
    expect(await invoiced(twoParts)).toEqual(totals(twoParts));

    const oneByOne = orders();
    await invoiceInParts(await importAll(oneByOne), [1, 2, 3, 99]);
    expect(await invoiced(oneByOne)).toEqual(totals(oneByOne));
  });
});
