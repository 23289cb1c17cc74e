import { describe, expect, it } from '@jest/globals';
import { collect, type OdooPort } from '../../lib/index.ts';
import { create, createGoods, patientClock } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { inEuros, pricedOrder } from './priced-orders.ts';
import { realDatabases } from './real.ts';

// A page that is long enough for workers to take turns.
const count = 30;
const idOf = (index: number): string => `333-0000000-${String(index).padStart(7, '0')}`;

describe('a worker that dies while another one waits for it, on a real Odoo', () => {
  const stage = onStage(realDatabases('dying_workers'), { currencies: ['EUR'] });

  it('leaves totals and links that the other one makes good, before it moves the cursor beyond them', async () => {
    const { admin } = stage();
    const sold = { type_tax_use: 'sale', amount_type: 'percent' };
    const [ten] = await create(admin, 'account.tax', [{ ...sold, name: 'Ten', amount: 10 }]);
    const [fiscalPositionId = 0] = await create(admin, 'account.fiscal.position', [{ name: 'Twenty' }]);
    // Only the sale order shows the tax that counts, so its total is off until it is looked at.
    const instead = { fiscal_position_ids: [[6, 0, [fiscalPositionId]]], original_tax_ids: [[6, 0, [ten]]] };
    await create(admin, 'account.tax', [{ ...sold, name: 'Twenty', amount: 20, ...instead }]);
    await createGoods(admin, ['DYING-TEN'], { taxes_id: [[6, 0, [ten]]] });
    const orders = Array.from({ length: count }, (_, index) => ({
      ...pricedOrder(
        idOf(index),
        [{ sku: 'DYING-TEN', quantity: 3, rows: [['ITEM', '30.00'] as const] }],
        inEuros,
      ),
      ...(index % 2 === 1 && {
        associatedOrders: [{ orderId: idOf(index - 1), associationType: 'REPLACEMENT_ORIGINAL_ID' }],
      }),
    }));
    const seller = await stage().openSeller(orders, {
      clock: patientClock(),
      registration: { fiscalPositionId },
    });
    const { registration, connectorOver, anotherClient } = seller;

    // Both look at the page before either makes an order of it, and the one that dies is the first to make some.
    const [secondHasLooked, firstHasBegun] = [deferred(), deferred()];
    const mortal = mortalPort(2, secondHasLooked.promise, firstHasBegun.resolve);
    const waiting = waitingPort(secondHasLooked.resolve, firstHasBegun.promise);
    const dying = collect(connectorOver(mortal, anotherClient()).orders.sync(registration)).catch(String);
    const living = connectorOver(waiting, anotherClient());
    const outcomes = await collect(living.orders.sync(registration));
    expect(await dying).toContain('The machine is off.');

    expect(outcomes.map(({ status }) => status)).toEqual(orders.map(() => 'unchanged'));
    const made = await seller.saleOrders(['amount_total', 'x_amazon_origin_ref', 'x_amazon_origin_id']);
    expect(made.map((row) => row['amount_total'])).toEqual(orders.map(() => 30));
    const isReplacement = (row: (typeof made)[number]): boolean => row['x_amazon_origin_ref'] !== false;
    expect(made.filter(isReplacement)).toHaveLength(count / 2);
    expect(made.filter(isReplacement).filter((row) => row['x_amazon_origin_id'] === false)).toEqual([]);
    expect(await collect(living.orders.sync(registration))).toEqual([]);
  });

  /** The bot's port: its first sale orders wait for `start`, `begun` hears of them, and after so many loads it is dead. */
  function mortalPort(most: number, start: Promise<void>, begun: () => void): OdooPort {
    const port = stage().port('bot');
    let loads = 0;
    return {
      version: (options) => port.version(options),
      call: async (model, method, call) => {
        if (loads >= most) throw new Error('The machine is off.');
        const isLoad = model === 'sale.order' && method === 'load';
        if (isLoad) await start;
        const answer = await port.call(model, method, call);
        if (isLoad) loads += 1;
        if (isLoad) begun();
        if (loads >= most) throw new Error('The machine is off.');
        return answer;
      },
    };
  }

  /** The bot's port: `looked` hears when it comes to its first sale orders, which wait for `start`. */
  function waitingPort(looked: () => void, start: Promise<void>): OdooPort {
    const port = stage().port('bot');
    return {
      version: (options) => port.version(options),
      call: async (model, method, call) => {
        if (model === 'sale.order' && method === 'load') {
          looked();
          await start;
        }
        return port.call(model, method, call);
      },
    };
  }
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
