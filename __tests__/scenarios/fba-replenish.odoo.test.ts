import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OdooPort, Registration } from '../../lib/index.ts';
import { count, create, createGoods, records, type Seller } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { stockUp } from './stock-up.ts';

const storable = { is_storable: true, standard_price: 5 };

describe('replenishing the Amazon location of a real Odoo', () => {
  const stage = onStage(realDatabases('fba_replenish'), { currencies: ['EUR', 'GBP'] });
  let seller: Seller;
  let registration: Registration;
  let stock = 0;
  let mug = 0;
  let bowl = 0;

  beforeAll(async () => {
    const { admin } = stage();
    seller = await stage().openSeller([]);
    ({ registration } = seller);
    [mug = 0, bowl = 0] = await createGoods(admin, ['MUG', 'BOWL'], storable);
    const [warehouse] = await records(admin, 'stock.warehouse', [], ['lot_stock_id']);
    stock = (warehouse?.['lot_stock_id'] as [number, string])[0];
    await stockUp(admin, stock, [
      [mug, 100],
      [bowl, 7],
    ]);
    await create(admin, 'x_amazon_offer', [
      {
        x_name: 'SKU-BOWL',
        x_sku: 'SKU-BOWL',
        x_seller_id: registration.sellerId,
        x_product_id: bowl,
        x_registration_id: registration.id,
        x_marketplace_id: registration.marketplaces[0]?.recordId,
        x_channel: 'fba',
      },
    ]);
  });

  const held = async (locationId: number | undefined, productId: number): Promise<number> => {
    const quants = await records(
      stage().admin,
      'stock.quant',
      [
        ['location_id', '=', locationId],
        ['product_id', '=', productId],
      ],
      ['quantity'],
    );
    return quants.reduce((sum, { quantity }) => sum + Number(quantity), 0);
  };
  const transfers = (): Promise<number> =>
    count(stage().admin, 'stock.picking', [['location_dest_id', '=', registration.locationId]]);

  it('reserves a transfer to the Amazon location, and makes it once for a ref', async () => {
    const lines = [
      { sku: 'MUG', quantity: 8 },
      { sku: 'SKU-BOWL', quantity: 5 },
      { productId: mug, quantity: 2 },
    ];
    const first = await seller.connector.fba.replenish(registration, lines, { ref: 'FBA15ABCDEFG' });
    const second = await seller.connector.fba.replenish(registration, lines, { ref: 'FBA15ABCDEFG' });

    expect(first).toMatchObject({
      state: 'ready',
      lines: [
        { productId: mug, sku: 'MUG', wanted: 10, reserved: 10 },
        { productId: bowl, sku: 'SKU-BOWL', wanted: 5, reserved: 5 },
      ],
    });
    expect(second).toEqual(first);
    const [picking] = await records(
      stage().admin,
      'stock.picking',
      [['origin', '=', 'FBA15ABCDEFG']],
      ['id', 'state', 'location_id', 'location_dest_id', 'picking_type_code', 'create_uid'],
    );
    expect(picking).toMatchObject({
      id: first.pickingId,
      state: 'assigned',
      location_id: [stock, 'WH/Stock'],
      location_dest_id: [registration.locationId, 'Amazon'],
      picking_type_code: 'internal',
    });
    expect(await transfers()).toBe(1);
  });

  it('moves it when it is asked for again as done, and leaves the value alone', async () => {
    const valueOf = async () => {
      const [product] = await records(stage().admin, 'product.product', [['id', '=', mug]], ['total_value']);
      return product?.['total_value'];
    };
    const before = await valueOf();
    const lines = [
      { sku: 'MUG', quantity: 10 },
      { sku: 'SKU-BOWL', quantity: 5 },
    ];
    const done = await seller.connector.fba.replenish(registration, lines, {
      ref: 'FBA15ABCDEFG',
      state: 'done',
    });
    await seller.connector.fba.replenish(registration, lines, { ref: 'FBA15ABCDEFG', state: 'done' });

    expect(done).toMatchObject({ state: 'done', lines: [{ reserved: 10 }, { reserved: 5 }] });
    expect([await held(stock, mug), await held(registration.locationId, mug)]).toEqual([90, 10]);
    expect([await held(stock, bowl), await held(registration.locationId, bowl)]).toEqual([2, 5]);
    expect(await valueOf()).toBe(before);
  });

  it('keeps a transfer that lacks something reserved, unless stock may be negative', async () => {
    const lines = [{ sku: 'BOWL', quantity: 6 }];
    const waiting = await seller.connector.fba.replenish(registration, lines, {
      ref: 'FBA-SHORT',
      state: 'done',
    });
    expect(waiting).toMatchObject({ state: 'partly_ready', lines: [{ wanted: 6, reserved: 2 }] });
    expect(await held(registration.locationId, bowl)).toBe(5);

    const options = { ref: 'FBA-SHORT', state: 'done', allowNegative: true } as const;
    const done = await seller.connector.fba.replenish(registration, lines, options);
    expect(done).toMatchObject({ pickingId: waiting.pickingId, state: 'done', lines: [{ reserved: 6 }] });
    expect([await held(stock, bowl), await held(registration.locationId, bowl)]).toEqual([-4, 11]);
  });

  it('refuses everything that is wrong at once, and writes nothing', async () => {
    const before = await transfers();
    const [service = 0] = await create(stage().admin, 'product.product', [
      { name: 'Advice', default_code: 'ADVICE', type: 'service' },
    ]);
    const run = seller.connector.fba.replenish(registration, [
      { sku: 'NOBODY', quantity: 1 },
      { productId: 999_999, quantity: 1 },
      { sku: 'MUG', quantity: 0 },
      { productId: service, quantity: 1 },
    ]);
    await expect(run).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(/NOBODY.*999999.*quantity is 0.*ADVICE/s) as unknown,
    });
    expect(await transfers()).toBe(before);
  });

  it('refuses a ref whose transfer has other quantities, or was cancelled', async () => {
    const { fba } = seller.connector;
    const { pickingId = 0 } = await fba.replenish(registration, [{ sku: 'MUG', quantity: 1 }], {
      ref: 'FBA-OTHER',
    });
    const again = (quantity: number) =>
      fba.replenish(registration, [{ sku: 'MUG', quantity }], { ref: 'FBA-OTHER' });
    await expect(again(2)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    await stage().bot.call('stock.picking', 'action_cancel', { ids: [pickingId] });
    await expect(again(1)).rejects.toMatchObject({
      message: expect.stringContaining('cancelled') as unknown,
    });
  });

  it('writes nothing in a dry run, and drafts where it is asked to', async () => {
    const before = await transfers();
    const lines = [{ sku: 'MUG', quantity: 3 }];
    const dry = await seller.connector.fba.replenish(registration, lines, { dryRun: true });
    expect(dry).toMatchObject({ pickingId: undefined, state: 'draft', lines: [{ wanted: 3, reserved: 0 }] });
    expect(await transfers()).toBe(before);
    expect(await seller.connector.fba.replenish(registration, lines, { state: 'draft' })).toMatchObject({
      state: 'draft',
    });
  });

  it('makes one transfer also when every reply is lost', async () => {
    const { bot } = stage();
    const lost = { once: new Set<string>() };
    const losing: OdooPort = {
      version: (options) => bot.version(options),
      call: async (model, method, call) => {
        const answer = await bot.call(model, method, call);
        const isWrite = ['load', 'action_confirm', 'button_validate'].includes(method);
        if (!isWrite || lost.once.has(`${model}.${method}`)) return answer;
        lost.once.add(`${model}.${method}`);
        const { ConnectorError } = await import('../../lib/index.ts');
        throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
      },
    };
    const before = await transfers();
    const atAmazon = await held(registration.locationId, mug);
    const done = await seller
      .connectorOver(losing)
      .fba.replenish(registration, [{ sku: 'MUG', quantity: 4 }], { state: 'done' });
    expect(done.state).toBe('done');
    expect([...lost.once].sort()).toEqual([
      'stock.move.load',
      'stock.picking.action_confirm',
      'stock.picking.button_validate',
      'stock.picking.load',
    ]);
    expect(await transfers()).toBe(before + 1);
    expect(await held(registration.locationId, mug)).toBe(atAmazon + 4);
  });

  it('lets a reordering rule on the location work with the scheduler, without naming a route', async () => {
    const { admin, bot } = stage();
    const [plate = 0] = await createGoods(admin, ['PLATE'], storable);
    await stockUp(admin, stock, [[plate, 50]]);
    await create(admin, 'stock.warehouse.orderpoint', [
      {
        product_id: plate,
        location_id: registration.locationId,
        product_min_qty: 5,
        product_max_qty: 20,
      },
    ]);
    const moves = () =>
      records(
        admin,
        'stock.move',
        [
          ['product_id', '=', plate],
          ['is_inventory', '=', false],
        ],
        ['product_uom_qty', 'location_id', 'location_dest_id', 'state'],
      );
    await bot.call('stock.rule', 'run_scheduler');
    const once = await moves();
    await bot.call('stock.rule', 'run_scheduler');

    expect(once).toEqual([
      {
        id: expect.any(Number) as unknown,
        product_uom_qty: 20,
        location_id: [stock, 'WH/Stock'],
        location_dest_id: [registration.locationId, 'Amazon'],
        state: 'assigned',
      },
    ]);
    expect(await moves()).toEqual(once);
  });
});
