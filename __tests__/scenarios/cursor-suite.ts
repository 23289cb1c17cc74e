import { describe, expect, it } from '@jest/globals';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { cursors, hour, iso, minute, odooTime, start, times } from './cursors.ts';
import { describeCutRuns } from './cut-runs-suite.ts';
import { onStage } from './on-stage.ts';
import { describeWrongClocks } from './wrong-clocks-suite.ts';

/** Up to when runs have asked Amazon: what is read again, what is never passed over, and where a cut run goes on. */
export function describeCursor(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`the order cursor on ${name}`, () => {
    const scenarios = cursors(onStage(open, { transport }));
    const { changedAt, given } = scenarios;

    it('moves to the time that Amazon answered for, and starts five minutes before it: an order listed late is not lost', async () => {
      const orders = changedAt(start - 2 * hour);
      const scenario = await given({ orders, ordersSince: start - 3 * hour });
      await scenario.sync();
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
      // It changed before the first run, and Amazon lists it only now.
      scenario.amazon.addOrders(changedAt(start - 5 * minute));
      scenario.clock.advance(hour);
      await scenario.sync();
      expect(scenario.askedAfter().at(-1)).toBe(iso(start - 7 * minute));
      expect(await scenario.imported()).toBe(2);
      expect(await scenario.cursor()).toBe(odooTime(start + 58 * minute));
    });

    it('reads from an earlier time when asked to, for that run alone', async () => {
      const scenario = await given({ orders: changedAt(start - 2 * hour), ordersSince: start - hour });
      await scenario.sync();
      expect(await scenario.imported()).toBe(0);
      await scenario.sync({ since: iso(start - 3 * hour) });
      expect(await scenario.imported()).toBe(1);
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
    });

    it('stays when asked to read from a later time: what lies between is read by the next run', async () => {
      const scenario = await given({
        orders: changedAt(start - 2 * hour, start - 30 * minute),
        ordersSince: start - 3 * hour,
      });
      await scenario.sync({ since: iso(start - hour) });
      expect([await scenario.imported(), await scenario.cursor()]).toEqual([1, odooTime(start - 3 * hour)]);
      await scenario.sync();
      expect(await scenario.imported()).toBe(2);
    });

    it('goes back when a person sets it back in Odoo', async () => {
      const scenario = await given({ orders: changedAt(start - 2 * hour), ordersSince: start - hour });
      await scenario.sync();
      await scenario.setCursor(start - 3 * hour);
      const outcomes = await scenario.sync();
      expect(outcomes.map(({ status }) => status)).toEqual(['created']);
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
    });

    it('comes back when a person sets it to a time to come', async () => {
      const scenario = await given({});
      await scenario.setCursor(start + 48 * hour);
      await scenario.sync();
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
      scenario.clock.advance(2 * hour);
      scenario.amazon.addOrders(changedAt(start + 10 * minute));
      await scenario.sync();
      expect(await scenario.imported()).toBe(1);
    });

    it('does not move when a later page fails, and the next run completes', async () => {
      const orders = changedAt(...times(5, start - 2 * hour));
      const scenario = await given({ orders, ordersSince: start - 3 * hour, pageSize: 2 });
      scenario.onEvent((event) => {
        if (event.type === 'orders:page' && event.page === 2)
          scenario.amazon.failNext('searchOrders', { status: 403 });
      });
      await expect(scenario.sync()).rejects.toMatchObject({ code: 'AMAZON_FORBIDDEN' });
      expect([await scenario.imported(), await scenario.cursor()]).toEqual([4, odooTime(start - 3 * hour)]);
      scenario.onEvent(() => undefined);
      await scenario.sync();
      expect([await scenario.imported(), await scenario.cursor()]).toEqual([5, odooTime(start - 2 * minute)]);
    });

    it('costs one call to Amazon for each hundred orders', async () => {
      const orders = changedAt(...times(210, start - 2 * hour));
      const scenario = await given({ orders, ordersSince: start - 3 * hour });
      await scenario.sync();
      expect(await scenario.imported()).toBe(210);
      expect(scenario.calls.total).toBeLessThanOrEqual(4);
    });

    describeCutRuns(scenarios);
    describeWrongClocks(scenarios);
  });
}
