import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';
import { realMajor } from '../real-odoo/version.ts';
import { openDispatch, orderOf, type Desk, type Dispatch } from './dispatch.ts';
import { giveToBot } from './bot-groups.ts';
import { describeDeliveryCarriers } from './delivery-carriers-suite.ts';
import { create, jsonRpc, records, search } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_carriers');

describeDeliveryCarriers('a real Odoo', jsonRpc, open);

// What a delivery method does when a picking is validated, and who may make one, only Odoo itself can tell.
describe('a method of deliveries.createCarriers on a real Odoo', () => {
  let dispatch: Dispatch;
  beforeAll(async () => {
    dispatch = await openDispatch(await open(), jsonRpc);
  });
  afterAll(() => dispatch.close());

  const administrator = () => createConnector({ odoo: dispatch.admin, amazon: {} });

  const orderOfDesk = async (desk: Desk) => {
    const fields = ['amount_total', 'order_line', 'delivery_count'];
    const domain = [['x_amazon_order_ref', '=', desk.order(0).orderId]];
    const [order] = await records(dispatch.bot, 'sale.order', domain, fields);
    return order;
  };
  const pickingWith = async (id: number) => {
    const [picking] = await records(
      dispatch.bot,
      'stock.picking',
      [['id', '=', id]],
      ['state', 'carrier_price', 'carrier_tracking_ref'],
    );
    const domain = [
      ['model', '=', 'stock.picking'],
      ['res_id', '=', id],
      ['body', 'ilike', 'carrier'],
    ];
    return { ...picking, messages: await records(dispatch.admin, 'mail.message', domain, ['body']) };
  };

  it('takes the right to make methods, and the first time that to make products; else nothing is made', async () => {
    const { admin, bot } = dispatch;
    const connector = createConnector({ odoo: bot, amazon: {} });
    const made = async () => ({
      methods: await search(admin, 'delivery.carrier', []),
      products: await search(admin, 'product.product', [['name', '=', 'Amazon Delivery']]),
    });
    const before = await made();
    // Groups that are too few alone, from that version of Odoo on: before, others may make products too.
    const tooFew = [
      { group: 'product.group_product_manager', from: 18 },
      { group: 'stock.group_stock_manager', from: 19 },
    ].filter(({ from }) => realMajor >= from);
    await expect(connector.deliveries.createCarriers(['Chronopost'])).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
    });
    for (const { group } of tooFew) {
      const takeBack = await giveToBot(admin, group);
      await expect(connector.deliveries.createCarriers(['Chronopost'])).rejects.toMatchObject({
        code: 'RIGHTS_MISSING',
      });
      await takeBack();
    }
    expect(await made()).toEqual(before);
    await administrator().deliveries.createCarriers(['Chronopost']);
    await giveToBot(admin, 'stock.group_stock_manager');
    expect(await connector.deliveries.createCarriers(['Asendia'])).toMatchObject([{ created: true }]);
  });

  it('stands beside one of another company, where it is asked for in a company', async () => {
    const { admin } = dispatch;
    const [own = 0] = await search(admin, 'res.company', []);
    const [company_id] = await create(admin, 'res.company', [{ name: 'Another company' }]);
    const vals = { name: 'Carriage abroad', type: 'service', company_id };
    const [product_id] = await create(admin, 'product.product', [vals]);
    const theirs = await dispatch.carrier('Hermes', { product_id });
    const { deliveries } = administrator();
    expect(await deliveries.createCarriers(['hermes'])).toMatchObject([
      { carrierId: theirs, created: false },
    ]);
    const [ours] = await deliveries.createCarriers(['hermes'], { companyId: own });
    expect(ours).toMatchObject({ name: 'hermes', created: true });
    expect(await deliveries.createCarriers(['hermes'], { companyId: own })).toMatchObject([
      { carrierId: ours?.carrierId, created: false },
    ]);
  });

  it('adds nothing to the order and sends no label when a picking is validated without tracking reference', async () => {
    const [made] = await administrator().deliveries.createCarriers(['Self Delivery']);
    const desk = await dispatch.open([orderOf([2])]);
    const before = await orderOfDesk(desk);
    const id = await desk.ship(0, { carrierId: made?.carrierId ?? 0 });
    expect(await pickingWith(id)).toMatchObject({
      state: 'done',
      carrier_price: 0,
      carrier_tracking_ref: false,
      messages: [],
    });
    expect(await orderOfDesk(desk)).toEqual(before);
  });

  it('differs in that from one that Odoo makes by itself, charged at real cost', async () => {
    const carrierId = await dispatch.carrier('Plain', { fixed_price: 5, invoice_policy: 'real' });
    const desk = await dispatch.open([orderOf([2])]);
    const before = await orderOfDesk(desk);
    const id = await desk.ship(0, { carrierId });
    const picking = await pickingWith(id);
    expect(picking.messages).toHaveLength(1);
    expect((await orderOfDesk(desk))?.['amount_total']).not.toBe(before?.['amount_total']);
  });
});

describe('deliveries.createCarriers on a real Odoo without delivery methods', () => {
  it('says which app is missing', async () => {
    const admin = jsonRpc(await open(), 'admin');
    const ids = await search(admin, 'ir.module.module', [['name', '=', 'delivery']]);
    await admin.call('ir.module.module', 'button_immediate_uninstall', { ids });
    const { deliveries } = createConnector({ odoo: admin, amazon: {} });
    await expect(deliveries.createCarriers(['UPS'])).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('Switch on Delivery Methods'),
    });
  });
});
