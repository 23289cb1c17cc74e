import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { create, jsonRpc, openStage, records, search, type Stage } from '../../stage/index.ts';
import { embeddedDatabases } from '../scenarios/embedded.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { askMark } from '../../lib/deliveries/memory/odoo-code.ts';

describe('stored fields that the embedded Odoo computes', () => {
  let stage: Stage;
  let id: number;
  const openDatabase = embeddedDatabases();
  const write = (model: string, ids: readonly number[], vals: object) =>
    stage.bot.call(model, 'write', { ids, args: { vals } });
  const read = async () => {
    const fields = ['x_amazon_told', 'x_amazon_sync_state'];
    const [row] = await records(stage.bot, 'stock.picking', [['id', '=', id]], fields);
    return [row?.['x_amazon_told'], row?.['x_amazon_sync_state']];
  };

  beforeAll(async () => {
    stage = await openStage(await openDatabase(), {
      transport: jsonRpc,
      currencies: ['EUR'],
      goods: ['MUG'],
    });
    const orders = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 1, skus: ['MUG'] });
    const seller = await stage.openSeller(orders, {});
    await seller.syncOrders();
    [id = 0] = await search(stage.bot, 'stock.picking', []);
  });
  afterAll(() => stage.close());

  it('take what is asked for only where they still read as the asker has read them', async () => {
    await write('stock.picking', [id], { x_amazon_asked: `${askMark}sending a one` });
    expect(await read()).toEqual(['sending a one', false]);
    await write('stock.picking', [id], { x_amazon_asked: `${askMark}sending a two` });
    expect(await read()).toEqual(['sending a one', false]);
    await write('stock.picking', [id], { x_amazon_asked: `sending a one${askMark}sending a two` });
    expect(await read()).toEqual(['sending a two', false]);
  });

  it('are computed anew when a field at the end of one of their paths is written, and by no other', async () => {
    const moves = await search(stage.bot, 'stock.move', [['picking_id', '=', id]]);
    const carriers = await create(stage.admin, 'product.product', [{ name: 'Carriage', type: 'service' }]);
    const [carrier] = await create(stage.admin, 'delivery.carrier', [
      { name: 'UPS', product_id: carriers[0] },
    ]);
    const changes: readonly [string, readonly number[], object, string][] = [
      ['stock.picking', [id], { carrier_tracking_ref: 'A' }, 'pending'],
      ['stock.picking', [id], { carrier_id: carrier }, 'pending'],
      ['stock.picking', [id], { note: 'x' }, 'done'],
      ['stock.move', moves, { quantity: 1 }, 'pending'],
      ['stock.move', moves, { picked: true }, 'done'],
    ];
    for (const [model, ids, values, state] of changes) {
      await write('stock.picking', [id], { x_amazon_sync_state: 'done' });
      await write(model, ids, values);
      expect(await read()).toEqual(['sending a two', state]);
    }
  });
});
