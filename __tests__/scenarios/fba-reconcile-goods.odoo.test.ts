import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, type AmazonPort } from '../../lib/index.ts';
import { create, createGoods, records } from '../../stage/index.ts';
import { summaryOf } from '../fba/summaries.ts';
import { letBotCount } from './bot-groups.ts';
import { openDepot, putIntoDepot, refusing, shippedOrder, type Depot } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases, withModule } from './real.ts';
import { bringBack, returnOf } from './returned-goods.ts';

describe('reconciling kits and returns on a real Odoo', () => {
  const stage = onStage(withModule('sale_mrp', realDatabases('fba_reconcile_goods')), {
    currencies: ['EUR'],
  });
  beforeAll(() => letBotCount(stage()));

  /** Reconciles with an Amazon that has these. */
  const reconcile = (
    { connectorOver, anotherClient, registration }: Depot,
    fulfillable: Readonly<Record<string, number>>,
    missing: 'keep' | 'zero' = 'keep',
  ) => {
    const listed = Object.entries(fulfillable).map(([sku, units]) => summaryOf(sku, { fulfillable: units }));
    const amazon: AmazonPort & { readonly readInventory: unknown } = {
      ...anotherClient(),
      readInventory: () => Promise.resolve(listed),
    };
    return connectorOver(stage().bot, amazon).fba.reconcile(registration, { adjust: { missing } });
  };

  const makeKit = async (kit: number, parts: readonly (readonly [number, number])[]): Promise<void> => {
    const { admin } = stage();
    const [row] = await records(admin, 'product.product', [['id', '=', kit]], ['product_tmpl_id']);
    const lines = parts.map(([product_id, product_qty]) => [0, 0, { product_id, product_qty }]);
    const [template] = row?.['product_tmpl_id'] as [number, string];
    await create(admin, 'mrp.bom', [{ product_tmpl_id: template, type: 'phantom', bom_line_ids: lines }]);
  };

  it('leaves the components of kits that Amazon lists alone, whether it lists them too or not', async () => {
    const { admin } = stage();
    const goods = ['KIT', 'CUP', 'SAUCER', 'OTHER'];
    const [kit = 0, cup = 0, saucer = 0, other = 0] = await createGoods(admin, goods, { is_storable: true });
    await makeKit(kit, [
      [cup, 2],
      [saucer, 2],
    ]);
    const depot = await openDepot(stage(), []);
    const { locationId } = depot.registration;
    for (const id of [cup, saucer, other]) await putIntoDepot(stage(), locationId, id, { '': 20 });

    const report = await reconcile(depot, { KIT: 10, CUP: 3 }, 'zero');
    expect(report.lines).toMatchObject([
      { sku: 'KIT', obstacle: 'KIT' },
      { sku: 'CUP', obstacle: 'KIT_COMPONENT', difference: -17, adjusted: false },
    ]);
    expect(report.notAtAmazon).toMatchObject([
      { sku: 'SAUCER', obstacle: 'KIT_COMPONENT', adjusted: false },
      { sku: 'OTHER', obstacle: undefined, adjusted: true },
    ]);
    expect([await depot.held(cup), await depot.held(saucer), await depot.held(other)]).toEqual([
      { '': 20 },
      { '': 20 },
      {},
    ]);
    // Where Amazon lists no kit, a product that kits are made of is one like others.
    await reconcile(depot, { CUP: 18, SAUCER: 20 });
    expect([await depot.held(cup), await depot.held(saucer)]).toEqual([{ '': 18 }, { '': 20 }]);
  });

  it('leaves the components of kits alone that have still to leave, also of kits within kits', async () => {
    const { admin } = stage();
    const goods = ['SET', 'PAIR', 'FORK', 'KNIFE', 'SPOON'];
    const [set = 0, pair = 0, fork = 0, knife = 0, spoon = 0] = await createGoods(admin, goods, {
      is_storable: true,
    });
    await makeKit(pair, [
      [fork, 1],
      [knife, 2],
    ]);
    await makeKit(set, [[pair, 2]]);
    const [own = 0] = await create(admin, 'stock.location', [{ name: 'Kits', usage: 'internal' }]);
    const depot = await openDepot(stage(), [shippedOrder([3], { skus: ['SET'] })], { locationId: own });
    for (const id of [fork, knife, spoon]) await putIntoDepot(stage(), own, id, { '': 20 });
    const held = async () => [await depot.held(fork), await depot.held(knife), await depot.held(spoon)];
    // Amazon has shipped three sets: six forks and twelve knives.
    const atAmazon = { FORK: 14, KNIFE: 8, SPOON: 19 };

    const cutAt = async (method: string) => {
      const cut = depot.connectorOver(refusing(stage().bot, method));
      const run: AsyncIterable<unknown> = method.endsWith('.create')
        ? cut.orders.sync(depot.registration)
        : cut.fba.sync(depot.registration);
      await expect(collect(run)).rejects.toMatchObject({ code: 'ABORTED' });
    };
    for (const method of ['stock.picking.create', 'stock.picking.button_validate']) {
      await cutAt(method);
      const { lines } = await reconcile(depot, atAmazon);
      const note = expect.stringContaining('run fba.sync') as unknown;
      expect(lines).toMatchObject([
        { sku: 'FORK', difference: -6, adjusted: false, obstacle: 'KIT_COMPONENT', note },
        { sku: 'KNIFE', difference: -12, adjusted: false, obstacle: 'KIT_COMPONENT', note },
        { sku: 'SPOON', obstacle: undefined },
      ]);
      // What no kit is made of is set all the same.
      expect(await held()).toEqual([{ '': 20 }, { '': 20 }, { '': 19 }]);
    }
    await depot.syncMoves();
    expect((await reconcile(depot, atAmazon)).lines).toMatchObject([
      { sku: 'FORK', difference: 0, adjusted: false, obstacle: undefined },
      { sku: 'KNIFE', difference: 0, adjusted: false, obstacle: undefined },
      { sku: 'SPOON', difference: 0, adjusted: false, obstacle: undefined },
    ]);
    expect(await held()).toEqual([{ '': 14 }, { '': 8 }, { '': 19 }]);
  });

  it('counts a return that a run was cut off from once', async () => {
    const [mug = 0] = await createGoods(stage().admin, ['FBA-MUG'], { is_storable: true });
    const [own = 0] = await create(stage().admin, 'stock.location', [{ name: 'Own', usage: 'internal' }]);
    const depot = await openDepot(stage(), [shippedOrder([2])], { locationId: own });
    await putIntoDepot(stage(), own, mug, { '': 10 });
    await depot.syncOrders();
    const returns = [returnOf(depot, 0)];
    const cut = depot.connectorOver(refusing(stage().bot, 'stock.picking.button_validate'));
    await expect(collect(cut.fba.returns(depot.registration, { returns }))).rejects.toMatchObject({
      code: 'ABORTED',
    });
    // Amazon has the unit already.
    const { lines } = await reconcile(depot, { 'FBA-MUG': 9 });
    expect(lines).toMatchObject([{ odoo: 8, openMoves: 1, difference: 0, adjusted: false }]);
    expect(await bringBack(depot, { returns })).toMatchObject([{ status: 'returned' }]);
    expect(await depot.held(mug)).toEqual({ '': 9 });
  });
});
