import { describe, expect, it } from '@jest/globals';
import { hour, iso, minute, odooTime, start, times, type Cursors, type Given } from './cursors.ts';

/** Where a run goes on after one that was cut off. */
export function describeCutRuns({ changedAt, given }: Cursors): void {
  describe('a long run that is cut off', () => {
    const long = { orders: 25, pageSize: 2 };
    const longRun = (more: Given = {}) =>
      given({
        orders: changedAt(...times(long.orders, start - 2 * hour)),
        ordersSince: start - 3 * hour,
        pageSize: long.pageSize,
        ...more,
      });

    it('goes on from its last checkpoint, and moves the cursor to what Amazon answered for at its beginning', async () => {
      const scenario = await longRun();
      await scenario.cutAtPage(12);
      expect(await scenario.cursor()).toBe(odooTime(start - 3 * hour));
      scenario.clock.advance(hour);
      scenario.calls.reset();
      const outcomes = await scenario.sync();
      expect(scenario.calls.total).toBe(3);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'created',
        ...times(4).map(() => 'unchanged'),
      ]);
      expect(await scenario.imported()).toBe(long.orders);
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
      expect(await scenario.checkpoint()).toBe(false);
    });

    it('imports what changed meanwhile on the run after', async () => {
      const scenario = await longRun();
      await scenario.cutAtPage(12);
      scenario.clock.advance(hour);
      scenario.amazon.addOrders(changedAt(start + 10 * minute));
      await scenario.sync();
      await scenario.sync();
      expect(await scenario.imported()).toBe(long.orders + 1);
    });

    it.each([
      ['Amazon does not know its token any more', 2 * hour],
      ['a day has passed', 25 * hour],
    ])('starts from the first page when %s', async (_, passed) => {
      const scenario = await longRun({ pageTokenLifetimeMs: hour });
      await scenario.cutAtPage(12);
      scenario.clock.advance(passed);
      const outcomes = await scenario.sync();
      expect(outcomes).toHaveLength(long.orders);
      expect(await scenario.imported()).toBe(long.orders);
    });

    it('starts from the first page when Last Order Sync was set back, or another time is asked for', async () => {
      const scenario = await longRun();
      await scenario.cutAtPage(12);
      expect(await scenario.sync({ since: iso(start - 4 * hour), dryRun: true })).toHaveLength(long.orders);
      await scenario.setCursor(start - 5 * hour);
      expect(await scenario.sync()).toHaveLength(long.orders);
    });

    it('does not pass an order that cannot even be named, before or after the cut', async () => {
      const [nameless, ...others] = changedAt(...times(long.orders, start - 2 * hour));
      if (!nameless) throw new Error('no order');
      const scenario = await longRun({ orders: [{ ...nameless, orderId: '' }, ...others] });
      const failed = async () => (await scenario.sync()).filter(({ status }) => status === 'failed').length;
      await scenario.cutAtPage(12);
      expect(await failed()).toBe(0);
      expect(await scenario.cursor()).toBe(odooTime(start - 3 * hour));
      expect(await failed()).toBe(1);
      expect(await scenario.cursor()).toBe(odooTime(start - 3 * hour));
    });

    it('survives a token that dies while it runs', async () => {
      const scenario = await longRun({ pageTokenLifetimeMs: hour });
      scenario.onEvent((event) => {
        if (event.type === 'orders:page' && event.page === 12) scenario.clock.advance(2 * hour);
      });
      await scenario.sync();
      expect(await scenario.imported()).toBe(long.orders);
      expect(await scenario.cursor()).toBe(odooTime(start - 2 * minute));
    });
  });
}
