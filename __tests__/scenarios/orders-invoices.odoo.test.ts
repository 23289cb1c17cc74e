import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  countCalls,
  createConnector,
  type ConnectorEvent,
  type OdooPort,
  type RegistrationRef,
  type SettleInvoicesOptions,
} from '../../lib/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, json2, records, search, xmlRpc, type Transport } from '../../stage/index.ts';
import { describeOver } from '../real-odoo/version.ts';
import { carriesTotals } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { inDollars, inEuros, pricedOrder, type PricedIn, type PricedItem } from './priced-orders.ts';
import { newDatabases } from './real.ts';
import { shopOn, type Imported } from './shop.ts';
import { onTop, taxCells } from './tax-kinds.ts';

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

const isWorthCents = ({ rows }: PricedItem): boolean => rows.some(([, amount]) => amount.startsWith('0.0'));

const settleOver = (odoo: OdooPort, registration: RegistrationRef, options?: SettleInvoicesOptions) =>
  collect(createConnector({ odoo, amazon: {} }).invoices.settle(registration, options));

describe('invoices.settle on a real Odoo', () => {
  const stage = onStage(newDatabases('invoices'), { currencies: ['EUR'] });
  const shop = shopOn(stage);
  let made = 0;
  let isExact = true;

  beforeAll(async () => {
    isExact = await carriesTotals(shop.admin);
    await shop.invoiceDelivered();
    // A day's rate of its own: 1 USD is 0.9 EUR.
    const [euro] = await search(shop.admin, 'res.currency', [['name', '=', 'EUR']]);
    await create(shop.admin, 'res.currency.rate', [{ currency_id: euro, name: '2026-01-01', rate: 0.9 }]);
  });

  const orders = (priced: PricedIn = inDollars): readonly WireOrder[] => {
    made += 1;
    // Where lines carry no amounts, the order's line of roundings is more than a first part of such an order, and Odoo's
    // own wizard makes a credit note of that part.
    const wanted = isExact ? baskets : baskets.filter((items) => !items.some(isWorthCents));
    return wanted.map((items, index) =>
      pricedOrder(`111-${String(made).padStart(7, '0')}-000000${index}`, items, priced),
    );
  };

  async function importAll(wire: readonly WireOrder[], marketplace: 'US' | 'ES' = 'US'): Promise<Imported> {
    const imported = await shop.importOrders(wire, marketplace);
    expect(imported.failures).toEqual([]);
    return imported;
  }

  const idsOf = ({ saleOrders }: Imported): readonly number[] => saleOrders.map(({ id }) => id);

  const settle = (imported: Imported, options = {}) => settleOver(shop.bot, imported.registration, options);

  /** Amazon's order id → what all its posted invoices come to. */
  async function invoiced(wire: readonly WireOrder[]): Promise<Readonly<Record<string, string>>> {
    const moves = await records(
      shop.admin,
      'account.move',
      [
        ['ref', 'in', wire.map(({ orderId }) => orderId)],
        ['state', '=', 'posted'],
        ['move_type', '=', 'out_invoice'],
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

  /** Amazon's order ids of those that were not invoiced for what they came to. */
  const differing = async (wire: readonly WireOrder[]): Promise<readonly string[]> => {
    const sums = await invoiced(wire);
    return Object.entries(totals(wire)).flatMap(([id, total]) => (sums[id] === total ? [] : [id]));
  };

  /** Round by round: delivers up to so many units of each line, invoices, settles, and posts. */
  async function invoiceInParts(
    ...groups: readonly { readonly imported: Imported; readonly rounds: readonly number[] }[]
  ): Promise<void> {
    const allIds = groups.flatMap(({ imported }) => idsOf(imported));
    const settleAll = async () => {
      const outcomes = [];
      for (const { imported } of groups) outcomes.push(...(await settle(imported)));
      return outcomes;
    };
    const count = Math.max(...groups.map(({ rounds }) => rounds.length));
    for (let round = 0; round < count; round += 1) {
      for (const { imported, rounds } of groups) await shop.deliver(idsOf(imported), rounds[round] ?? 0);
      const drafts = await shop.invoice(allIds);
      const outcomes = await settleAll();
      expect(outcomes.map(({ invoiceId }) => invoiceId).toSorted()).toEqual(drafts.toSorted());
      expect(outcomes.filter(({ status }) => status === 'failed')).toEqual([]);
      expect((await settleAll()).filter(({ status }) => status !== 'unchanged')).toEqual([]);
      await shop.post(drafts);
    }
  }

  it.each(taxCells)('parts add up to Amazon’s total: $kind, $method', async ({ kind, taxes, method }) => {
    await shop.roundBy(method);
    const named = taxes.map((tax) => ({ ...tax, name: `${tax.name}, ${kind}, ${method}` }));
    await shop.sellWith(await shop.createTaxes(...named));

    const [oneByOne, inTwoParts] = [orders(), orders()];
    await invoiceInParts(
      { imported: await importAll(oneByOne), rounds: [1, 2, 3, 99] },
      { imported: await importAll(inTwoParts), rounds: [0, 2, 2, 99] },
    );
    expect(await invoiced([...oneByOne, ...inTwoParts])).toEqual(totals([...oneByOne, ...inTwoParts]));
  });

  /** 21 % on top of prices, rounded once for each invoice: where Odoo by itself is off most. */
  async function sellTaxed(name: string): Promise<void> {
    await shop.roundBy('round_globally');
    await shop.sellWith(await shop.createTaxes({ name, amount: 21, ...onTop }));
  }

  const linesOf = (invoiceIds: readonly number[]) =>
    records(
      shop.admin,
      'account.move.line',
      [
        ['move_id', 'in', invoiceIds],
        ['display_type', 'in', ['product', 'tax', 'payment_term']],
      ],
      [
        'price_unit',
        'quantity',
        'price_subtotal',
        'price_total',
        'amount_currency',
        'balance',
        ...(isExact ? ['extra_tax_data'] : []),
      ],
    );

  it('makes good with the last part what Odoo rounded in parts that were posted without it', async () => {
    await sellTaxed('Posted without settling');
    const wire = orders();
    const imported = await importAll(wire);
    for (const units of [1, 2]) {
      await shop.deliver(idsOf(imported), units);
      await shop.post(await shop.invoice(idsOf(imported)));
    }
    const posted = await search(shop.admin, 'account.move', [['state', '=', 'posted']]);
    const before = await linesOf(posted);
    await invoiceInParts({ imported, rounds: [99] });
    expect(await invoiced(wire)).toEqual(totals(wire));
    expect(await linesOf(posted)).toEqual(before);
  });

  it('is needed: without it the parts do not add up', async () => {
    await sellTaxed('Never settled');
    const wire = orders();
    const imported = await importAll(wire);
    for (const units of [1, 2, 99]) {
      await shop.deliver(idsOf(imported), units);
      await shop.post(await shop.invoice(idsOf(imported)));
    }
    const [first] = wire;
    expect(first?.proceeds?.grandTotal?.amount).toBe('10.00');
    expect((await invoiced(wire))[first?.orderId ?? '']).not.toBe('10.00');
  });

  it('leaves company amounts of a foreign currency to the rate of Odoo', async () => {
    await sellTaxed('Euros in a dollar company');
    const wire = orders({ ...inEuros, country: 'US' });
    const imported = await importAll(wire, 'ES');
    await invoiceInParts({ imported, rounds: [1, 2, 99] });
    expect(await invoiced(wire)).toEqual(totals(wire));
    const ours = [['invoice_line_ids.sale_line_ids.order_id', 'in', idsOf(imported)]];
    const lines = await linesOf(await search(shop.admin, 'account.move', ours));
    const off = lines.map((line) =>
      Math.abs(Number(line['balance']) - Number(line['amount_currency']) / 0.9),
    );
    expect(Math.max(...off)).toBeLessThan(0.02);
  });

  it('writes nothing in a dry run, and tells the shares', async () => {
    await sellTaxed('Dry run');
    const imported = await importAll(orders());
    await shop.deliver(idsOf(imported), 1);
    const drafts = await shop.invoice(idsOf(imported));
    const before = await linesOf(drafts);
    const planned = await settle(imported, { dryRun: true });
    expect(await linesOf(drafts)).toEqual(before);
    const done = await settle(imported);
    expect(planned).toEqual(done.map((outcome) => ({ ...outcome, dryRun: true })));
    expect(done.map(({ status }) => status)).toContain('updated');
  });

  it('divides among several drafts at once, and leaves alone what a person changed', async () => {
    await sellTaxed('Several drafts');
    const wire = orders();
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 1);
    const firstDrafts = await shop.invoice(idsOf(imported));
    await shop.deliver(idsOf(imported), 99);
    const drafts = [...firstDrafts, ...(await shop.invoice(idsOf(imported)))];
    const [line] = await search(shop.admin, 'account.move.line', [
      ['move_id.ref', '=', wire[0]?.orderId],
      ['display_type', '=', 'product'],
    ]);
    const [edited] = await search(shop.admin, 'account.move', [['invoice_line_ids', 'in', [line]]]);
    const vals = { invoice_line_ids: [[1, line, { price_unit: 2 }]] };
    await shop.bot.call('account.move', 'write', { ids: [edited ?? 0], args: { vals } });

    const outcomes = await settle(imported);
    // Beside it, a line of roundings is no decision of his.
    const { status } = outcomes.find(({ invoiceId }) => invoiceId === edited) ?? {};
    expect(isExact ? status : 'unchanged').toBe('unchanged');
    const kept = await records(shop.admin, 'account.move.line', [['id', '=', line]], ['price_unit']);
    expect(kept).toMatchObject([{ price_unit: 2 }]);
    await shop.post(drafts);
    const editedOrder = wire[0]?.orderId ?? '';
    const sums = await invoiced(wire);
    // 2.00 and 21 % for the unit whose price was changed, and for two units what two of three cost.
    expect(sums).toEqual({ ...totals(wire), [editedOrder]: decimal('2.42').plus('6.67').toFixed(2) });
  });

  it('shares out again what a credit note took back', async () => {
    await sellTaxed('Credit note');
    const wire = orders();
    const imported = await importAll(wire);
    await invoiceInParts({ imported, rounds: [1, 99] });
    const ours = [['invoice_line_ids.sale_line_ids.order_id', 'in', idsOf(imported)]];
    const posted = await search(shop.admin, 'account.move', ours);
    const reversal = { move_ids: [[6, 0, posted]], journal_id: await journalOf(posted), date: '2026-11-20' };
    const [wizard = 0] = await create(shop.bot, 'account.move.reversal', [reversal]);
    await shop.bot.call('account.move.reversal', 'refund_moves', { ids: [wizard] });
    const refunds = await search(shop.admin, 'account.move', [...ours, ['move_type', '=', 'out_refund']]);
    await shop.post(refunds);

    await invoiceInParts({ imported, rounds: [2, 99] });
    const credited = await records(shop.admin, 'account.move', [['id', 'in', refunds]], ['amount_total']);
    expect(credited).toHaveLength(posted.length);
    const doubled = Object.entries(totals(wire)).map(([id, total]) => [
      id,
      decimal(total ?? 0)
        .times(2)
        .toFixed(2),
    ]);
    expect(await invoiced(wire)).toEqual(Object.fromEntries(doubled));
    const once = sum(Object.values(totals(wire)).map((total) => decimal(total ?? 0)));
    expect(sum(credited.map((refund) => decimal(Number(refund['amount_total'])))).eq(once)).toBe(true);
  });

  const journalOf = async (moves: readonly number[]): Promise<unknown> => {
    const [move] = await records(shop.admin, 'account.move', [['id', 'in', moves]], ['journal_id']);
    return Array.isArray(move?.['journal_id']) ? move['journal_id'][0] : undefined;
  };

  it('fails for an invoice that somebody posts meanwhile, and settles the others', async () => {
    await sellTaxed('Posted meanwhile');
    const imported = await importAll(orders());
    await shop.deliver(idsOf(imported), 1);
    const drafts = await shop.invoice(idsOf(imported));
    const due = (await settle(imported, { dryRun: true })).filter(({ status }) => status === 'updated');
    const posted = due[0]?.invoiceId ?? 0;
    let isPosted = false;
    const overtaken: OdooPort = {
      ...shop.bot,
      call: async (model, method, call) => {
        if (['web_save_multi', 'run'].includes(method) && !isPosted) {
          isPosted = true;
          await shop.post([posted]);
        }
        return shop.bot.call(model, method, call);
      },
    };
    const outcomes = await settleOver(overtaken, imported.registration);
    expect(outcomes).toHaveLength(drafts.length);
    expect(outcomes.filter(({ status }) => status === 'failed')).toMatchObject([
      { invoiceId: posted, error: { code: 'ODOO_VALIDATION' } },
    ]);
    expect(outcomes.filter(({ status }) => status === 'updated')).toHaveLength(due.length - 1);
  });

  const settledOver = async (transport: Transport) => {
    await sellTaxed(transport.name);
    const wire = orders();
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 1);
    const drafts = await shop.invoice(idsOf(imported));
    await shop.deliver(idsOf(imported), 99);
    const rest = await shop.invoice(idsOf(imported));
    const outcomes = await settleOver(transport(stage().database, 'bot'), imported.registration);
    await shop.post([...drafts, ...rest]);
    return { statuses: new Set(outcomes.map(({ status }) => status)), off: await differing(wire) };
  };
  const settled = { statuses: new Set(['updated', 'unchanged']), off: [] };

  it('settles over XML-RPC too', async () => {
    expect(await settledOver(xmlRpc)).toEqual(settled);
  });
  describeOver('JSON-2')('over JSON-2', () => {
    it('settles too', async () => {
      expect(await settledOver(json2)).toEqual(settled);
    });
  });

  it('takes six calls for all of them', async () => {
    await sellTaxed('Few calls');
    const imported = await importAll(orders());
    await shop.deliver(idsOf(imported), 1);
    await shop.invoice(idsOf(imported));
    const counted = countCalls(shop.bot);
    const events: ConnectorEvent[] = [];
    const onEvent = (event: ConnectorEvent) => events.push(event);
    const { invoices } = createConnector({ odoo: counted, amazon: {}, onEvent });
    const { length: total } = await collect(invoices.settle(imported.registration));
    expect(counted.calls.total).toBe(6);
    expect(events).toMatchObject([{ type: 'invoices:done', done: total, total }]);
  });
});
