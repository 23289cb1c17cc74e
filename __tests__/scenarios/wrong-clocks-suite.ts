import { describe, expect, it } from '@jest/globals';
import { hour, minute, odooTime, start, times, type Cursors } from './cursors.ts';

/** What the cursor makes of a machine whose clock differs from Amazon's. */
export function describeWrongClocks({ changedAt, given }: Cursors): void {
  describe('with a clock that is wrong', () => {
    it.each([
      ['while Amazon still refuses that time', 30 * minute],
      ['when Amazon takes that time already', 2 * hour],
    ])(
      'an hour ahead, a new registration misses no order of its first hour: first run %s',
      async (_, firstRun) => {
        const scenario = await given({ ahead: hour });
        scenario.clock.advance(firstRun);
        scenario.amazon.addOrders(
          changedAt(start - hour, start + 10 * minute, start + firstRun - 5 * minute),
        );
        await scenario.sync();
        // The two that changed after it was registered, and not the one before.
        expect(await scenario.imported()).toBe(2);
        expect(await scenario.cursor()).toBe(odooTime(start + firstRun - 2 * minute));
        expect(scenario.events).toContainEqual(expect.objectContaining({ code: 'CLOCK_AHEAD' }));
        scenario.clock.advance(10 * minute);
        scenario.amazon.addOrders(changedAt(start + firstRun + minute));
        await scenario.sync();
        expect(await scenario.imported()).toBe(3);
      },
    );

    it('an hour behind, a new registration misses no order either', async () => {
      const scenario = await given({ ahead: -hour });
      scenario.clock.advance(30 * minute);
      scenario.amazon.addOrders(changedAt(start + 10 * minute));
      await scenario.sync();
      expect(await scenario.imported()).toBe(1);
      expect(await scenario.cursor()).toBe(odooTime(start + 28 * minute));
      scenario.clock.advance(10 * minute);
      scenario.amazon.addOrders(changedAt(start + 29 * minute));
      await scenario.sync();
      expect(await scenario.imported()).toBe(2);
    });

    it('an hour ahead, a run that was cut off goes on from its checkpoint all the same', async () => {
      const orders = changedAt(...times(25, start - 2 * hour));
      const scenario = await given({ orders, ordersSince: start - 3 * hour, ahead: hour, pageSize: 2 });
      await scenario.cutAtPage(12);
      scenario.calls.reset();
      await scenario.sync();
      expect(scenario.calls.total).toBe(3);
      expect(await scenario.imported()).toBe(25);
    });

    it('tells what Amazon refuses for another reason', async () => {
      const scenario = await given({});
      scenario.amazon.failNext('searchOrders', { status: 400 }, 2);
      await expect(scenario.sync()).rejects.toMatchObject({ code: 'AMAZON_INVALID_REQUEST' });
    });
  });
}
