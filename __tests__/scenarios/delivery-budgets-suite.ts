import { afterAll, describe, expect, it } from '@jest/globals';
import { openDispatch, orderOf, type Dispatch } from './dispatch.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';

const minute = 60 * 1000;

/** What a page of a hundred pickings may cost. */
export function describeDeliveryBudgets(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`a hundred deliveries and more on ${name}`, () => {
    const opened: Dispatch[] = [];
    afterAll(async () => {
      for (const dispatch of opened) await dispatch.close();
    });

    it('cost at most six calls to Odoo besides the confirmations; as a feed, at most eight to Amazon', async () => {
      const dispatch = await openDispatch(await openDatabase(), transport);
      opened.push(dispatch);
      const shipment = { carrierId: await dispatch.carrier('UPS'), tracking: '1Z5R89390357567127' };
      const desk = await dispatch.open(Array.from({ length: 100 }, () => orderOf([1])));
      await desk.shipAll(shipment);
      const outcomes = await desk.sync();
      expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 'told'));
      expect(desk.odooCalls.total).toBeLessThanOrEqual(6);
      expect(desk.amazonCalls).toMatchObject({ confirmShipment: 100, total: 100 });

      desk.wait(5 * minute);
      const seen = await desk.sync();
      expect(seen.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 'synchronized'));
      expect(desk.odooCalls.total).toBeLessThanOrEqual(6);
      expect(desk.amazonCalls).toMatchObject({ searchOrders: 1, total: 1 });

      const backlog = await dispatch.open(Array.from({ length: 121 }, () => orderOf([1])));
      await backlog.shipAll(shipment);
      const fed = await backlog.sync();
      expect(new Set(fed.map((outcome) => 'route' in outcome && outcome.route))).toEqual(new Set(['feed']));
      expect(backlog.amazonCalls.total).toBeLessThanOrEqual(8);
      // A feed is written down before it is sent, when Amazon has it, and when it has ended.
      expect(backlog.odooCalls.total).toBeLessThanOrEqual(9);
    });
  });
}
