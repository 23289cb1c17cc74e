import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect, countCalls, createConnector } from '../../lib/index.ts';
import { cancelled, reduced, shippedBySeller } from '../../lib/testing/index.ts';
import { openDispatch, orderOf, type Dispatch } from './dispatch.ts';
import { count, records, search, type OdooDatabase, type Transport } from '../../stage/index.ts';

const hour = 60 * 60 * 1000;
const tracking = '1Z5R89390357567127';

/**
 * One scenario for each kind of call that a transport translates: server actions, nested loads and reads, writes,
 * deletions, Odoo's own actions, and refusals. What the library makes of orders is proved over JSON-RPC.
 */
export function describeTransport(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`the library on ${name}`, () => {
    let database: OdooDatabase;
    let dispatch: Dispatch;
    let ups: number;

    beforeAll(async () => {
      database = await openDatabase();
      dispatch = await openDispatch(database, transport);
      ups = await dispatch.carrier('UPS');
    });
    afterAll(() => dispatch.close());

    it('is removed and installed again by a server action, and finds nothing left to install', async () => {
      const connector = createConnector({ odoo: dispatch.admin, amazon: {} });
      const ours = () => count(dispatch.admin, 'ir.model.data', [['module', '=', 'amazon']]);
      expect((await connector.uninstall()).kept).toEqual([]);
      expect(await ours()).toBe(0);
      const { created } = await connector.install();
      expect(await ours()).toBeGreaterThanOrEqual(created.length);
      expect(await connector.install()).toMatchObject({ created: [], updated: [] });
    });

    it('is refused to users without rights, before the first write', async () => {
      const bot = createConnector({ odoo: dispatch.bot, amazon: {} });
      await expect(bot.install()).rejects.toMatchObject({ code: 'RIGHTS_MISSING' });
      const { registration, connectorOver } = await dispatch.open([]);
      const plain = countCalls(transport(database, 'plain'));
      const connector = connectorOver(plain);
      await expect(collect(connector.orders.sync(registration))).rejects.toMatchObject({
        code: 'RIGHTS_MISSING',
      });
      expect(plain.calls.writes).toBe(0);
    });

    it('loads orders with their lines, and reads a registration back with what hangs on it', async () => {
      const desk = await dispatch.open([orderOf([3, 1]), orderOf([2])]);
      const made = await records(
        dispatch.admin,
        'sale.order',
        [['x_amazon_registration_id', '=', desk.registration.id]],
        ['state', 'amount_total', 'order_line', 'picking_ids'],
      );
      expect(made).toMatchObject([
        { state: 'sale', amount_total: 40, order_line: [expect.anything(), expect.anything()] },
        { state: 'sale', amount_total: 20, order_line: [expect.anything()] },
      ]);
      expect(await desk.pickings(0)).toMatchObject([{ state: 'assigned' }]);
      const { id, marketplaces, companyCurrency } = desk.registration;
      expect(await desk.connector.registrations.list()).toContainEqual(
        expect.objectContaining({ id, marketplaces, companyCurrency }),
      );
      desk.odooCalls.reset();
      await desk.syncOrders();
      expect(desk.odooCalls.writes).toBe(0);
    });

    it('writes, unlocks and cancels what changes at Amazon', async () => {
      const desk = await dispatch.open([orderOf([1]), orderOf([3])]);
      const [locked = 0] = await saleOrders(desk.registration.id);
      await dispatch.bot.call('sale.order', 'action_lock', { ids: [locked] });
      desk.wait(hour);
      desk.amazon.changeOrder(desk.order(0).orderId, cancelled());
      desk.amazon.changeOrder(desk.order(1).orderId, reduced([1]));
      desk.wait(hour);
      await desk.syncOrders();
      const domain = [['x_amazon_registration_id', '=', desk.registration.id]];
      expect(await records(dispatch.admin, 'sale.order', domain, ['state', 'locked'])).toMatchObject([
        { state: 'cancel', locked: false },
        { state: 'sale' },
      ]);
      expect(await desk.pickings(0)).toMatchObject([{ state: 'cancel' }]);
      const lines = [['order_id.x_amazon_registration_id', '=', desk.registration.id]];
      expect(await records(dispatch.admin, 'sale.order.line', lines, ['product_uom_qty'])).toMatchObject([
        expect.anything(),
        { product_uom_qty: 1 },
      ]);
    });

    const saleOrders = (registrationId: number) =>
      search(dispatch.admin, 'sale.order', [['x_amazon_registration_id', '=', registrationId]]);

    it('mails and flags what Amazon refuses, and clears the flag when it is corrected', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0, { carrierId: ups, tracking });
      desk.amazon.failNext('confirmShipment', { status: 400 });
      const mails = () => count(dispatch.admin, 'mail.mail', [['model', '=', 'x_amazon_registration']]);
      const before = await mails();
      expect(await desk.sync()).toMatchObject([{ status: 'failed', error: { code: 'SHIPMENT_REFUSED' } }]);
      expect(await mails()).toBe(before + 1);
      expect(await desk.pickings(0)).toMatchObject([{ activity_ids: [expect.any(Number)] }]);
      const vals = { carrier_tracking_ref: '1Z5R89390357567136' };
      await dispatch.bot.call('stock.picking', 'write', { ids: [id], args: { vals } });
      expect(await desk.sync()).toMatchObject([{ pickingId: id, status: 'synchronized' }]);
      expect(await desk.pickings(0)).toMatchObject([{ x_amazon_sync_state: 'done', activity_ids: [] }]);
    });

    it('validates a picking that the seller shipped in Seller Central', async () => {
      const desk = await dispatch.open([orderOf([2])], { validateShipped: true });
      desk.wait(hour);
      const shipment = shippedBySeller({ carrier: 'SEUR', trackingNumber: 'CENTRAL-7' });
      desk.amazon.changeOrder(desk.order(0).orderId, shipment);
      desk.wait(hour);
      await desk.syncOrders();
      expect(await desk.sync()).toMatchObject([{ status: 'noted', validated: true }]);
      expect(await desk.pickings(0)).toMatchObject([{ state: 'done' }]);
    });
  });
}
