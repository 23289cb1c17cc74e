import { describe, expect, it } from '@jest/globals';
import { leavingOf, type LeavingLine } from '../../lib/fba/goods/leaving.ts';
import { isWaiting, waitingDomain, waitingPython } from '../../lib/fba/moves/waiting.ts';

const line = (change: Partial<LeavingLine> = {}): LeavingLine => ({
  x_amazon_quantity: 3,
  product_uom_qty: 3,
  qty_delivered: 0,
  product_uom_id: 1,
  product_id: { uom_id: 1, is_kits: false },
  move_ids: [],
  ...change,
});
const back = { state: 'done', quantity: 1, to_refund: true, location_id: { usage: 'customer' } };

describe('what has to leave of an order line', () => {
  it.each<[string, Partial<LeavingLine>, { shipped: number; moved: number }]>([
    ['is what was ordered', {}, { shipped: 3, moved: 0 }],
    [
      'is what Amazon shipped, whatever the line asks for now',
      { product_uom_qty: 8 },
      { shipped: 3, moved: 0 },
    ],
    [
      "is what the line asks for in a unit of its own: Amazon's counts units of the product",
      { product_uom_id: 2, product_uom_qty: 0.25 },
      { shipped: 0.25, moved: 0 },
    ],
    ['has left also where it came back', { qty_delivered: 2, move_ids: [back] }, { shipped: 3, moved: 3 }],
    [
      'has not come back while its return is open',
      { qty_delivered: 2, move_ids: [{ ...back, state: 'assigned' }] },
      { shipped: 3, moved: 2 },
    ],
    [
      'has left as a whole of a kit of which components came back',
      { qty_delivered: 2, product_id: { uom_id: 1, is_kits: true }, move_ids: [{ ...back, quantity: 7 }] },
      { shipped: 3, moved: 3 },
    ],
  ])('%s', (_what, change, expected) => {
    expect(leavingOf(line(change))).toEqual(expected);
  });
});

describe('orders that wait for their stock moves', () => {
  const order = { state: 'sale', x_amazon_channel: 'fba', x_amazon_status: 'SHIPPED' };

  it('are confirmed, shipped by Amazon, and not moved, or changed since', () => {
    expect(isWaiting(order)).toBe(true);
    expect(isWaiting({ ...order, x_amazon_move_state: 'again' })).toBe(true);
    for (const other of [
      undefined,
      { ...order, state: 'cancel' },
      { ...order, x_amazon_channel: 'fbm' },
      { ...order, x_amazon_status: 'UNSHIPPED' },
      { ...order, x_amazon_move_state: 'moved' },
      { ...order, x_amazon_move_state: 'none' },
    ]) {
      expect(isWaiting(other)).toBe(false);
    }
  });

  it('are found by the same words in a domain and in Odoo', () => {
    expect(waitingDomain('order_id.')).toEqual([
      ['order_id.state', '=', 'sale'],
      ['order_id.x_amazon_channel', '=', 'fba'],
      ['order_id.x_amazon_status', '=', 'SHIPPED'],
      ['order_id.x_amazon_move_state', 'in', [false, 'again']],
    ]);
    expect(waitingPython).toBe(
      "[('state', '=', 'sale'), ('x_amazon_channel', '=', 'fba'), ('x_amazon_status', '=', 'SHIPPED'), ('x_amazon_move_state', 'in', [False, 'again'])]",
    );
  });
});
