import { describe, expect, it } from '@jest/globals';
import { collect, type AmazonPort } from '../../lib/index.ts';
import { create, createGoods, records } from '../../stage/index.ts';
import { summaryOf } from '../fba/summaries.ts';
import { openDepot, putIntoDepot, refusing, shippedOrder, type Depot } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases, withModule } from './real.ts';
import { bringBack, returnOf } from './returned-goods.ts';

describe('reconciling kits and returns on a real Odoo', () => {
  const stage = onStage(withModule('sale_mrp', realDatabases('fba_reconcile_goods')), {
    currencies: ['EUR'],
  });

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

  it('leaves the components of kits that Amazon lists alone, whether it lists them too or not', async () => {
    const { admin } = stage();
    const goods = ['KIT', 'CUP', 'SAUCER', 'OTHER'];
    const [kit = 0, cup = 0, saucer = 0, other = 0] = await createGoods(admin, goods, { is_storable: true });
    const [row] = await records(admin, 'product.product', [['id', '=', kit]], ['product_tmpl_id']);
    const lines = [cup, saucer].map((product_id) => [0, 0, { product_id, product_qty: 2 }]);
    const [template] = row?.['product_tmpl_id'] as [number, string];
    await create(admin, 'mrp.bom', [{ product_tmpl_id: template, type: 'phantom', bom_line_ids: lines }]);
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
