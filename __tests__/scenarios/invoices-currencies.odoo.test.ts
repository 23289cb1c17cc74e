import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector, type Refund } from '../../lib/index.ts';
import { jsonRpc, records } from '../../stage/index.ts';
import { currencyAt, openLedger, type Ledger } from './ledger.ts';
import { onStage } from './on-stage.ts';
import { pricedOrder, type PricedIn } from './priced-orders.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';
import { inside, onTop } from './tax-kinds.ts';

const spain = { marketplaceId: 'A1RKKUPIHCS9HS', country: 'ES' };

/** Amounts that three units do not divide, with shipping, in currencies whose smallest amount is not 0.01. */
describe('invoices, credit notes and payments of currencies of no and of three decimals, on a real Odoo', () => {
  const stage = onStage(realDatabases('invoices_currencies'), {
    currencies: ['EUR', 'JPY', 'KWD'],
    goods: ['MUG'],
    transport: jsonRpc,
  });
  const shop = shopOn(stage);
  let ledger: Ledger;
  let made = 0;

  beforeAll(async () => {
    ledger = await openLedger(stage());
    await currencyAt(ledger.admin, 'JPY', { '2026-01-01': 150.123 });
    await currencyAt(ledger.admin, 'KWD', { '2026-01-01': 0.30771 });
    await shop.invoiceDelivered();
  });

  const cells = [
    [{ ...spain, currency: 'JPY', digits: 0 }, '1001', '500', '77'],
    [{ ...spain, currency: 'KWD', digits: 3 }, '10.001', '1.995', '0.077'],
  ] as const;
  const kinds = [inside, onTop];
  const methods = ['round_per_line', 'round_globally'] as const;
  const all = cells.flatMap((cell) =>
    kinds.flatMap((kind) => methods.map((method) => [...cell, kind, method] as const)),
  );

  it.each<
    readonly [PricedIn, string, string, string, Readonly<Record<string, string>>, (typeof methods)[number]]
  >(all)("come to Amazon's amounts: %j %s %s %s, tax %j, %s", async (...cell) => {
    const [where, goods, shipping, back, tax, method] = cell;
    made += 1;
    const { admin, bot } = stage();
    await shop.roundBy(method);
    await shop.sellWith(await shop.createTaxes({ name: `21 % ${made}`, amount: 21, ...tax }));
    const order = pricedOrder(
      `902-0000900-000000${made}`,
      [
        {
          sku: `GOODS-${made}`,
          quantity: 3,
          rows: [
            ['ITEM', goods],
            ['SHIPPING', shipping],
          ],
        },
      ],
      where,
    );
    const { saleOrders, failures, registration } = await shop.importOrders([order], 'ES');
    expect(failures).toEqual([]);
    const expected = Number(order.proceeds?.grandTotal?.amount);
    expect(saleOrders).toMatchObject([{ amount_total: expected }]);

    const connector = createConnector({ odoo: bot, amazon: {} });
    const ids = saleOrders.map(({ id }) => id);
    for (const units of [1, 3]) {
      await shop.deliver(ids, units);
      const outcomes = await collect(
        connector.invoices.create(registration, { post: true, date: '2026-11-10' }),
      );
      expect(outcomes).toMatchObject([{ status: 'created' }]);
    }
    const moves = (type: string) =>
      records(
        admin,
        'account.move',
        [
          ['x_amazon_order_ref', '=', order.orderId],
          ['move_type', '=', type],
        ],
        ['state', 'amount_total', 'amount_residual', 'payment_state'],
      );
    const digits = where.digits ?? 2;
    const totalOf = async (type: string): Promise<string> =>
      (await moves(type)).reduce((sum, move) => sum + Number(move['amount_total']), 0).toFixed(digits);
    expect(await totalOf('out_invoice')).toBe(order.proceeds?.grandTotal?.amount);

    const refund: Refund = {
      orderId: order.orderId,
      ref: 'R1',
      refundedAt: '2026-11-20T10:00:00Z',
      lines: [{ sku: `GOODS-${made}`, kind: 'item', amount: back, quantity: 0 }],
    };
    expect(await collect(connector.invoices.refund(registration, [refund], { post: true }))).toMatchObject([
      { status: 'created', creditNotes: [{ amount: back }] },
    ]);
    expect(await totalOf('out_refund')).toBe(back);
    const rest: Refund = {
      orderId: order.orderId,
      ref: 'R2',
      refundedAt: '2026-11-21T10:00:00Z',
      whole: true,
    };
    expect(await collect(connector.invoices.refund(registration, [rest], { post: true }))).toMatchObject([
      { status: 'created' },
    ]);
    expect(await totalOf('out_refund')).toBe(order.proceeds?.grandTotal?.amount);

    const administrator = createConnector({ odoo: ledger.admin, amazon: {} });
    const { journalId } = await administrator.payments.setup(registration, { currency: where.currency });
    const paid = await collect(connector.payments.register({ registration, journalId, date: '2026-11-30' }));
    expect(paid.filter(({ status }) => status !== 'created')).toEqual([]);
    for (const type of ['out_invoice', 'out_refund'])
      for (const move of await moves(type))
        expect(move).toMatchObject({ state: 'posted', amount_residual: 0 });
  });
});
