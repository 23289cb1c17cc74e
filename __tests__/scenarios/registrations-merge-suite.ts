import { describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type OdooPort } from '../../lib/index.ts';
import { cancelled, type WireOrder } from '../../lib/testing/index.ts';
import { search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { hour, minute, odooTime, start } from './cursors.ts';
import { mergersOn } from './mergers.ts';
import { onStage } from './on-stage.ts';
import { idOf } from './registered.ts';
import { tally, transfersOn } from './transfers.ts';

/** What a merge leaves behind. */
export function describeMerges(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`registrations that are merged, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['MERGE-MUG'] });
    const transfers = transfersOn(stage);
    const { ordersOf } = transfers;
    const { openThree, park, feedOf } = mergersOn(stage, transfers);
    const skus = ['MERGE-MUG'];

    /** Ships the order, as somebody in the warehouse does. */
    async function ship(order: WireOrder | undefined, tracking: string): Promise<void> {
      const { bot } = stage();
      const ids = await search(bot, 'stock.picking', [['sale_id.x_amazon_order_ref', '=', order?.orderId]]);
      const { make } = transfers;
      const service = await make('product.product', { name: 'Carriage', type: 'service' });
      const vals = {
        carrier_id: await make('delivery.carrier', { name: 'DHL', product_id: service }),
        carrier_tracking_ref: tracking,
      };
      await bot.call('stock.picking', 'write', { ids, args: { vals } });
      const context = { skip_backorder: true, skip_sms: true };
      await bot.call('stock.picking', 'button_validate', { ids, context });
    }

    it('give the first one all they have: marketplaces, orders, offers, problems and feeds', async () => {
      const { house, registrations, spain, germany, france, listed } = await openThree();
      const parked = await park(house, germany, 'DE');
      const feed = await feedOf(germany);
      const before = await house.ledger();
      const planned = await registrations.merge([spain, germany, france], { dryRun: true });
      expect(planned.transfers.map(({ moved }) => moved)).toMatchObject([
        { x_amazon_offer: 2, x_amazon_problem: 1, x_amazon_feed: 1, 'sale.order': 2 },
        { x_amazon_offer: 1, x_amazon_problem: 0, x_amazon_feed: 0, 'sale.order': 1 },
      ]);
      expect(await house.ledger()).toEqual(before);
      expect(await house.registered()).toHaveLength(3);

      const merged = await registrations.merge([spain, germany, france]);
      expect(merged).toMatchObject({ status: 'done', into: { id: spain.id } });
      expect(merged.transfers.map(({ moved }) => moved)).toEqual(planned.transfers.map(({ moved }) => moved));
      expect(await house.registered()).toEqual([`${spain.name}: DE ES FR`]);
      expect(
        (await registrations.list({ archived: true })).filter(({ sellerId }) => sellerId === spain.sellerId),
      ).toMatchObject([
        { id: spain.id, archived: false },
        { id: germany.id, archived: true },
        { id: france.id, archived: true },
      ]);
      expect((await registrations.list()).map(({ id }) => id)).not.toContain(germany.id);

      // Only whom they belong to has changed.
      const into = [spain.id, spain.name];
      const after = await house.ledger();
      expect(after).toEqual({
        ...before,
        orders: before['orders']?.map((row) => ({ ...row, x_amazon_registration_id: into })),
      });
      const { offers, problems, feeds } = await house.held();
      expect([offers, problems, feeds].flat().map((row) => row?.['x_registration_id'])).toEqual(
        Array.from({ length: 6 }, () => into),
      );
      expect(problems).toMatchObject([{ x_ref: parked.orderId }]);
      expect(feeds).toMatchObject([{ id: feed, x_state: 'open' }]);

      house.odoo.calls.reset();
      expect(await registrations.merge([spain, germany, france])).toMatchObject({ status: 'unchanged' });
      expect(house.odoo.calls.writes).toBe(0);
      house.change(listed[1]?.orderId ?? '', cancelled());
      expect(tally(await house.sync(spain))).toMatchObject({ cancelled: 1 });
    });

    it('let the first one confirm the deliveries of their orders to Amazon', async () => {
      const { house, registrations, spain, germany, listed } = await openThree();
      await ship(listed[1], 'MERGE-TRACKING-1');
      await registrations.merge([spain, germany]);
      const outcomes = await collect(house.connector.deliveries.sync(spain));
      expect(outcomes).toMatchObject([
        { orderId: listed[1]?.orderId, status: 'synchronized', by: 'connector' },
      ]);
      const order = await house.amazonPort.getOrder(listed[1]?.orderId ?? '');
      expect(order.packages.map(({ trackingNumber }) => trackingNumber)).toEqual(['MERGE-TRACKING-1']);
    });

    it('are finished by the same call where it was cut off between the marketplaces and the orders', async () => {
      const { house, registrations, spain, germany, listed } = await openThree();
      const port = stage().port('bot');
      const dying: OdooPort = {
        ...port,
        call: (model, method, call) =>
          model === 'sale.order' && method === 'write'
            ? Promise.reject(new ConnectorError('ABORTED', 'The machine died.'))
            : port.call(model, method, call),
      };
      const cut = house.connectorOver(dying).registrations.merge([spain, germany]);
      await expect(cut).rejects.toMatchObject({ code: 'ABORTED' });
      expect((await house.owners())[listed[1]?.orderId ?? '']).toBe(germany.id);
      // Until then it is followed all the same.
      house.change(listed[1]?.orderId ?? '', cancelled());
      expect(tally(await house.sync(spain))).toMatchObject({ cancelled: 1 });
      expect((await house.held())['problems']).toEqual([]);
      expect(await registrations.merge([spain, germany])).toMatchObject({
        status: 'done',
        transfers: [{ status: 'unchanged' }],
      });
      expect((await house.owners())[listed[1]?.orderId ?? '']).toBe(spain.id);
      expect(await registrations.merge([spain, germany])).toMatchObject({ status: 'unchanged' });
    });

    it('can be one that was archived, and whose marketplace the first one has by now: all of it follows', async () => {
      const { house, registrations, spain, germany } = await openThree();
      await park(house, germany, 'DE');
      await feedOf(germany);
      await registrations.archive(germany, { force: true });
      await registrations.update(spain.id, { marketplaces: ['ES', 'DE'] });
      expect(await registrations.merge([spain, germany])).toMatchObject({ status: 'done' });
      const { offers, problems, feeds } = await house.held();
      const left = [offers, problems, feeds]
        .flat()
        .filter((row) => idOf(row?.['x_registration_id']) === germany.id);
      expect(left).toEqual([]);
    });

    it('go back and forth without losing an order', async () => {
      const { house, registrations, spain, germany, france } = await openThree();
      const north = await registrations.merge([germany, france]);
      expect(north.into.marketplaces).toHaveLength(2);
      const there = await registrations.moveMarketplace('FR', { from: germany, to: spain });
      const back = await registrations.moveMarketplace('fr', { from: spain, to: germany });
      expect([there.status, back.status]).toEqual(['done', 'done']);
      expect(await registrations.moveMarketplace('FR', { from: spain, to: germany })).toMatchObject({
        status: 'unchanged',
      });
      // Every time from a little before.
      const [first = '', second = ''] = [there.ordersSince, back.ordersSince];
      expect(second < first).toBe(true);
      expect(await house.read(germany, 'x_last_order_sync')).toBe(odooTime(Date.parse(second)));
      house.clock.advance(hour);
      const added = ['ES', 'DE', 'FR'].flatMap((code) => ordersOf(code, { skus, changedAt: start + minute }));
      house.amazon.addOrders(added);
      await house.sync(spain);
      await house.sync(germany);
      const owners = await house.owners();
      expect(Object.keys(owners)).toHaveLength(6);
      expect(added.map(({ orderId }) => owners[orderId])).toEqual([spain.id, germany.id, germany.id]);
      expect(await house.registered()).toEqual(['DE: DE FR', `${spain.name}: ES`]);
    });
  });
}
