import { beforeAll, expect } from '@jest/globals';
import {
  collect,
  createConnector,
  type OdooPort,
  type RegistrationRef,
  type AllocateInvoicesOptions,
} from '../../lib/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, records, search, type Stage } from '../../stage/index.ts';
import { invoicing, mugs, shippedMugs } from './invoicing.ts';
import { carriesTotals } from './its-names.ts';
import { inDollars, type PricedIn, type PricedItem } from './priced-orders.ts';
import { shopOn, type Imported } from './shop.ts';
import { onTop } from './tax-kinds.ts';

/** Orders whose amounts no unit price divides evenly, alone and many to an invoice. */
const baskets: readonly (readonly PricedItem[])[] = [
  [mugs(3, '10.00')],
  [mugs(3, '9.97')],
  [mugs(7, '0.05')],
  [mugs(6, '0.03'), mugs(3, '0.01')],
  [shippedMugs, mugs(7, '23.00'), mugs(3, '10.00'), mugs(3, '9.97')],
];

const isWorthCents = ({ rows }: PricedItem): boolean => rows.some(([, amount]) => amount.startsWith('0.0'));

export const allocateOver = (
  odoo: OdooPort,
  registration: RegistrationRef,
  options?: AllocateInvoicesOptions,
) => collect(createConnector({ odoo, amazon: {} }).invoices.allocate(registration, options));

/** What tests of `invoices.allocate` arrange and look at: invoices are made by Odoo's own wizard. */
export function allocating(stage: () => Stage) {
  const shop = shopOn(stage);
  const { orders: pricedOrders, importAll, idsOf, amazonTotals: totals } = invoicing(shop);
  let isExact = true;

  beforeAll(async () => {
    isExact = await carriesTotals(shop.admin);
    await shop.invoiceDelivered();
    // A day's rate of its own: 1 USD is 0.9 EUR.
    const [euro] = await search(shop.admin, 'res.currency', [['name', '=', 'EUR']]);
    await create(shop.admin, 'res.currency.rate', [{ currency_id: euro, name: '2026-01-01', rate: 0.9 }]);
  });

  /** One of each basket. */
  const orders = (priced: PricedIn = inDollars): readonly WireOrder[] =>
    // Where lines carry no amounts, the order's line of roundings is more than a first part of such an order, and Odoo's
    // own wizard makes a credit note of that part.
    pricedOrders(isExact ? baskets : baskets.filter((items) => !items.some(isWorthCents)), priced);

  const allocate = (imported: Imported, options = {}) =>
    allocateOver(shop.bot, imported.registration, options);

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

  /** Amazon's order ids of those that were not invoiced for what they came to. */
  const differing = async (wire: readonly WireOrder[]): Promise<readonly string[]> => {
    const sums = await invoiced(wire);
    return Object.entries(totals(wire)).flatMap(([id, total]) => (sums[id] === total ? [] : [id]));
  };

  /** Round by round: delivers up to so many units of each line, invoices, allocates, and posts. */
  async function invoiceInParts(
    ...groups: readonly { readonly imported: Imported; readonly rounds: readonly number[] }[]
  ): Promise<void> {
    const allIds = groups.flatMap(({ imported }) => idsOf(imported));
    const settleAll = async () => {
      const outcomes = [];
      for (const { imported } of groups) outcomes.push(...(await allocate(imported)));
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

  return {
    shop,
    /** Whether lines carry their own amounts. */
    isExact: () => isExact,
    orders,
    importAll,
    idsOf,
    allocate,
    invoiced,
    totals,
    differing,
    invoiceInParts,
    sellTaxed,
    linesOf,
  };
}
