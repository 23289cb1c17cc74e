import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplenishLine, Replenishment, ReplenishOptions } from '../../lib/index.ts';
import { count, createGoods, records, search, type Seller } from '../../stage/index.ts';
import { putIntoDepot } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('replenishing on a real Odoo, where people work on the transfers', () => {
  const stage = onStage(realDatabases('fba_replenish_parts'), { currencies: ['EUR'] });
  let seller: Seller;
  let stock = 0;
  let lotted = 0;

  beforeAll(async () => {
    const { admin } = stage();
    seller = await stage().openSeller([]);
    const [warehouse] = await records(admin, 'stock.warehouse', [], ['lot_stock_id']);
    stock = (warehouse?.['lot_stock_id'] as [number, string])[0];
    const [mug = 0] = await createGoods(admin, ['MUG'], { is_storable: true });
    [lotted = 0] = await createGoods(admin, ['LOTTED'], { is_storable: true, tracking: 'lot' });
    await putIntoDepot(stage(), stock, mug, { '': 100 });
  });

  const replenish = (lines: readonly ReplenishLine[], options?: ReplenishOptions): Promise<Replenishment> =>
    seller.connector.fba.replenish(seller.registration, lines, options);

  const validate = (ids: readonly number[]): Promise<unknown> =>
    stage().bot.call('stock.picking', 'button_validate', { ids, context: { skip_backorder: true } });

  /** Sends a part away as a person does; the id of the backorder. */
  async function sendPart(pickingId: number, quantity: number): Promise<number> {
    const ids = await search(stage().bot, 'stock.move', [['picking_id', '=', pickingId]]);
    await stage().bot.call('stock.move', 'write', { ids, args: { vals: { quantity, picked: true } } });
    await validate([pickingId]);
    const [backorder = 0] = await search(stage().bot, 'stock.picking', [['backorder_id', '=', pickingId]]);
    return backorder;
  }

  it('finds a transfer that left in several parts, and calls it done when the last one has left', async () => {
    const send = () => replenish([{ sku: 'MUG', quantity: 40 }], { ref: 'FBA-PARTS' });
    const { pickingId = 0 } = await send();
    const second = await sendPart(pickingId, 10);
    expect(await send()).toMatchObject({ pickingId, state: 'ready', lines: [{ wanted: 40, reserved: 40 }] });
    const third = await sendPart(second, 10);
    expect(await send()).toMatchObject({ pickingId, state: 'ready', lines: [{ wanted: 40, reserved: 40 }] });
    await validate([third]);
    expect(await send()).toMatchObject({ pickingId, state: 'done', lines: [{ wanted: 40, reserved: 40 }] });
    expect(await count(stage().bot, 'stock.picking', [['origin', '=', 'FBA-PARTS']])).toBe(3);
  });

  it('takes a ref without the blanks around it', async () => {
    const lines = [{ sku: 'MUG', quantity: 1 }];
    const { pickingId } = await replenish(lines, { ref: 'FBA-BLANK' });
    expect(await replenish(lines, { ref: ' FBA-BLANK ' })).toMatchObject({ pickingId });
  });

  it('adds up parts of a unit, and refuses what Odoo would round, before it makes a transfer', async () => {
    const parts = [0.1, 0.2].map((quantity) => ({ sku: 'MUG', quantity }));
    expect(await replenish(parts, { ref: 'FBA-SUM' })).toMatchObject({ lines: [{ wanted: 0.3 }] });
    const before = await count(stage().bot, 'stock.picking');
    for (const quantity of [1.234, 0.001])
      await expect(replenish([{ sku: 'MUG', quantity }])).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining(`${quantity} is finer than its unit keeps`) as unknown,
      });
    expect(await count(stage().bot, 'stock.picking')).toBe(before);
  });

  it('refuses a line that names a product twice', async () => {
    const run = replenish([{ sku: 'MUG', productId: lotted, quantity: 1 }]);
    await expect(run).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  it('waits for lots also where stock may be negative, and moves them once they are there', async () => {
    const send = () =>
      replenish([{ sku: 'LOTTED', quantity: 2 }], { ref: 'FBA-LOTS', state: 'done', allowNegative: true });
    expect(await send()).toMatchObject({ state: 'waiting', lines: [{ wanted: 2, reserved: 0 }] });
    await putIntoDepot(stage(), stock, lotted, { L1: 5 });
    expect(await send()).toMatchObject({ state: 'done', lines: [{ wanted: 2, reserved: 2 }] });
    const quants = await records(
      stage().bot,
      'stock.quant',
      [
        ['product_id', '=', lotted],
        ['location_id.usage', '=', 'internal'],
      ],
      ['location_id', 'lot_id', 'quantity'],
    );
    expect(quants).toMatchObject([
      { location_id: [stock, 'WH/Stock'], lot_id: [expect.anything(), 'L1'], quantity: 3 },
      {
        location_id: [seller.registration.locationId, 'Amazon'],
        lot_id: [expect.anything(), 'L1'],
        quantity: 2,
      },
    ]);
  });

  it('makes one transfer for a ref that two processes send at once', async () => {
    const other = seller.connectorOver(stage().port('bot'));
    const lines = [{ sku: 'MUG', quantity: 2 }];
    const options = { ref: 'FBA-BOTH', state: 'done' } as const;
    const both = await Promise.all([
      replenish(lines, options),
      other.fba.replenish(seller.registration, lines, options),
    ]);
    expect(both).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    expect(await count(stage().bot, 'stock.picking', [['origin', '=', 'FBA-BOTH']])).toBe(1);
  });
});
