import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type OdooPort, type Registration } from '../../lib/index.ts';
import { create, createGoods, longAgo, records, type Seller } from '../../stage/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { summaryOf } from '../fba/summaries.ts';
import { realMajor } from '../real-odoo/version.ts';
import { letBotCount } from './bot-groups.ts';
import { withInventory, type Inventory } from './inventories.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { stockUp } from './stock-up.ts';

describe('reconciling the Amazon location of a real Odoo', () => {
  const stage = onStage(realDatabases('fba_reconcile'), { currencies: ['EUR', 'GBP'] });
  let seller: Seller;
  let registration: Registration;
  let ids: Readonly<Record<string, number>> = {};
  let stock = 0;

  beforeAll(async () => {
    const { admin } = stage();
    await letBotCount(stage());
    seller = await stage().openSeller([], { marketplaces: ['ES', 'DE'] });
    ({ registration } = seller);
    const references = ['MUG', 'BOWL', 'PLATE', 'LOTTED', 'GONE'];
    const made = await createGoods(admin, references, { is_storable: true, standard_price: 5 });
    ids = Object.fromEntries(references.map((reference, index) => [reference, made[index] ?? 0]));
    await admin.call('product.product', 'write', {
      ids: [id('LOTTED')],
      args: { vals: { tracking: 'lot' } },
    });
    const [warehouse] = await records(admin, 'stock.warehouse', [], ['lot_stock_id']);
    stock = (warehouse?.['lot_stock_id'] as [number, string])[0];
    await stockUp(admin, stock, [[id('MUG'), 100]]);
    await stockUp(admin, registration.locationId ?? 0, [
      [id('MUG'), 40],
      [id('BOWL'), 7],
      [id('GONE'), 3],
    ]);
  });

  const id = (reference: string): number => ids[reference] ?? 0;
  const over = (inventory: Inventory, odoo: OdooPort = stage().bot) =>
    seller.connectorOver(odoo, withInventory(seller.anotherClient(), inventory));
  const inventory: Inventory = {
    ES: [
      summaryOf('MUG', { fulfillable: 30, reserved: 5, inbound: 9 }),
      summaryOf('BOWL', { fulfillable: 7 }),
      summaryOf('PLATE', { unfulfillable: 2 }),
      summaryOf('LOTTED', { fulfillable: 4 }),
      summaryOf('NOBODY', { fulfillable: 6 }),
    ],
    DE: [summaryOf('MUG', { fulfillable: 30, reserved: 5, inbound: 9 })],
  };
  const held = async (locationId = registration.locationId): Promise<Readonly<Record<string, number>>> => {
    const quants = await records(
      stage().admin,
      'stock.quant',
      [['location_id', '=', locationId]],
      ['product_id', 'quantity'],
    );
    const names = new Map(Object.entries(ids).map(([name, product]) => [product, name]));
    const sums: Record<string, number> = {};
    for (const { product_id, quantity } of quants) {
      const name = names.get((product_id as [number, string])[0]) ?? '?';
      sums[name] = (sums[name] ?? 0) + Number(quantity);
    }
    return Object.fromEntries(Object.entries(sums).filter(([, quantity]) => quantity !== 0));
  };
  const moves = () =>
    records(
      stage().admin,
      'stock.move',
      [['state', '=', 'done']],
      ['product_id', 'quantity', 'reference', 'location_id', 'location_dest_id', 'value'],
    );

  it('reports differences, and writes nothing unless it is asked to', async () => {
    const before = await moves();
    const report = await over(inventory).fba.reconcile(registration);
    const dry = await over(inventory).fba.reconcile(registration, { adjust: true, dryRun: true });

    expect(report).toMatchObject({
      registrationId: registration.id,
      locationId: registration.locationId,
      alarm: undefined,
      unknownSkus: [{ sku: 'NOBODY', expected: 6 }],
      notAtAmazon: [{ productId: id('GONE'), sku: 'GONE', odoo: 3, difference: -3, adjusted: false }],
    });
    expect(
      report.lines.map(({ sku, expected, odoo, difference, obstacle }) => [
        sku,
        expected,
        odoo,
        difference,
        obstacle,
      ]),
    ).toEqual([
      ['MUG', 35, 40, -5, undefined],
      ['BOWL', 7, 7, 0, undefined],
      ['PLATE', 2, 0, 2, undefined],
      ['LOTTED', 4, 0, 4, 'TRACKED'],
    ]);
    expect(dry).toEqual({ ...report, dryRun: true });
    expect(await moves()).toEqual(before);
  });

  it('counts what open moves take to customers as gone', async () => {
    const { bot } = stage();
    const [type] = await records(
      bot,
      'stock.picking.type',
      [['id', '=', registration.pickingTypeId]],
      ['id'],
    );
    const [customers] = await records(bot, 'stock.location', [['usage', '=', 'customer']], ['id']);
    const route = { location_id: registration.locationId, location_dest_id: customers?.id };
    const [picking = 0] = await create(bot, 'stock.picking', [
      {
        picking_type_id: type?.id,
        ...route,
        move_ids: [[0, 0, { product_id: id('MUG'), product_uom_qty: 4, ...route }]],
      },
    ]);
    await bot.call('stock.picking', 'action_confirm', { ids: [picking] });
    const report = await over(inventory).fba.reconcile(registration);
    expect(report.lines[0]).toMatchObject({ odoo: 40, openMoves: -4, difference: -1 });
    await bot.call('stock.picking', 'action_cancel', { ids: [picking] });
  });

  it('counts what Amazon has shipped as gone before its stock moves are made, once', async () => {
    const { bot } = stage();
    const skus = ['MUG'];
    seller.amazon.addOrders(plainOrders({ count: 3, marketplace: 'ES', channel: 'fba', seed: 31, skus }));
    const mug = async () => {
      const report = await over(inventory).fba.reconcile(registration);
      return report.lines.find(({ sku }) => sku === 'MUG');
    };
    const before = (await mug())?.difference ?? 0;
    const cutAt = async (method: string): Promise<void> => {
      const dying: OdooPort = {
        version: (options) => bot.version(options),
        call: (model, name, call) => {
          if (`${model}.${name}` === method) throw new ConnectorError('ABORTED', 'Cut off.');
          return bot.call(model, name, call);
        },
      };
      const cut = seller.connectorOver(dying);
      const run = method.endsWith('.create')
        ? cut.orders.sync(registration, { since: longAgo })
        : cut.fba.sync(registration);
      await expect(collect<unknown>(run)).rejects.toMatchObject({ code: 'ABORTED' });
    };
    await cutAt('stock.picking.create');
    expect(await mug()).toMatchObject({ odoo: 40, openMoves: 0, waiting: 3, difference: before + 3 });
    // The pickings are there, and open.
    await cutAt('stock.picking.button_validate');
    expect(await mug()).toMatchObject({ odoo: 40, openMoves: 0, waiting: 3, difference: before + 3 });
    await collect(seller.connector.fba.sync(registration));
    expect(await mug()).toMatchObject({ odoo: 37, openMoves: 0, waiting: 0, difference: before + 3 });
    await stockUp(stage().admin, registration.locationId ?? 0, [[id('MUG'), 40]]);
  });

  it('sets the stock to what Amazon has, with the reason, and does nothing the second time', async () => {
    const before = await moves();
    const options = { adjust: { reason: 'Amazon, November' } };
    const report = await over(inventory).fba.reconcile(registration, options);
    const made = (await moves()).slice(before.length);
    const again = await over(inventory).fba.reconcile(registration, options);

    expect(report.lines.map(({ sku, adjusted }) => [sku, adjusted])).toEqual([
      ['MUG', true],
      ['BOWL', false],
      ['PLATE', true],
      ['LOTTED', false],
    ]);
    expect(await held()).toEqual({ MUG: 35, BOWL: 7, PLATE: 2, GONE: 3 });
    expect(await held(stock)).toEqual({ MUG: 100 });
    const reference = 'Amazon, November';
    // Before Odoo 19, who did it is added where there was no stock before.
    const ofNew = realMajor < 19 ? `${reference} (Bot)` : reference;
    expect(made).toMatchObject([
      { product_id: [id('MUG'), '[MUG] MUG'], quantity: 5, reference, value: 25 },
      { product_id: [id('PLATE'), '[PLATE] PLATE'], quantity: 2, reference: ofNew, value: 10 },
    ]);
    expect((await moves()).slice(0, before.length)).toEqual(before);
    expect(again.lines.map(({ difference, adjusted }) => [difference, adjusted])).toEqual([
      [0, false],
      [0, false],
      [0, false],
      [4, false],
    ]);
    expect(await moves()).toHaveLength(before.length + 2);
  });

  it('takes out what Amazon does not list only where it is asked to', async () => {
    const report = await over(inventory).fba.reconcile(registration, { adjust: { missing: 'zero' } });
    expect(report.notAtAmazon).toMatchObject([{ sku: 'GONE', odoo: 3, difference: -3, adjusted: true }]);
    expect(await held()).toEqual({ MUG: 35, BOWL: 7, PLATE: 2 });
  });

  it('adjusts nothing where Amazon lists nothing, or only zeros', async () => {
    const before = await moves();
    for (const empty of [{}, { ES: [summaryOf('MUG'), summaryOf('BOWL')] }]) {
      const report = await over(empty).fba.reconcile(registration, { adjust: { missing: 'zero' } });
      expect(report.alarm).toBe('AMAZON_EMPTY');
    }
    expect(await moves()).toEqual(before);
  });

  it('lets no second worker, lost reply or transfer in between spoil the stock', async () => {
    const changed = { ES: [summaryOf('MUG', { fulfillable: 20 }), summaryOf('BOWL', { fulfillable: 9 })] };
    const { bot } = stage();
    let runs = 0;
    const troubled: OdooPort = {
      version: (options) => bot.version(options),
      call: async (model, method, call) => {
        if (model !== 'ir.actions.server' || method !== 'run') return bot.call(model, method, call);
        runs += 1;
        // Somebody sends two mugs to Amazon while the count is on its way.
        if (runs === 1) {
          const options = { state: 'done' } as const;
          await seller.connector.fba.replenish(registration, [{ sku: 'MUG', quantity: 2 }], options);
        }
        await bot.call(model, method, call);
        throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
      },
    };
    const [report, other] = await Promise.all([
      over(changed, troubled).fba.reconcile(registration, { adjust: true }),
      over(changed).fba.reconcile(registration, { adjust: true }),
    ]);
    const calm = await over(changed).fba.reconcile(registration, { adjust: true });
    expect(report.lines.every(({ adjusted }) => adjusted)).toBe(true);
    expect(other.alarm).toBeUndefined();
    expect(calm.lines.map(({ difference }) => difference)).toEqual([0, 0]);
    expect(await held()).toEqual({ MUG: 20, BOWL: 9, PLATE: 2 });
  });
});
