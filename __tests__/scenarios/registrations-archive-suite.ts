import { describe, expect, it } from '@jest/globals';
import { cancelled } from '../../lib/testing/index.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { hour, start } from './cursors.ts';
import { mergersOn } from './mergers.ts';
import { onStage } from './on-stage.ts';
import { tally, transfersOn } from './transfers.ts';

/** What an archived registration is still good for. */
export function describeArchiving(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`a registration that is archived, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['MERGE-MUG'] });
    const transfers = transfersOn(stage);
    const { openThree, park, feedOf } = mergersOn(stage, transfers);
    const { ordersOf } = transfers;
    const skus = ['MERGE-MUG'];

    it('is not archived while anything is open, unless forced; and then takes nothing any more', async () => {
      const { house, registrations, spain, germany } = await openThree();
      await park(house, germany, 'DE');
      await feedOf(germany);
      const before = [await house.held(), await house.ledger()];
      await expect(registrations.archive(germany)).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringMatching(
          /still has 2 orders that Amazon waits for, 1 problems?, 1 feeds? at Amazon/,
        ),
      });
      expect(await registrations.archive(germany, { force: true, dryRun: true })).toMatchObject({
        archived: false,
      });
      expect([await house.held(), await house.ledger()]).toEqual(before);

      expect(await registrations.archive(germany, { force: true })).toMatchObject({
        id: germany.id,
        archived: true,
      });
      house.odoo.calls.reset();
      expect(await registrations.archive(germany)).toMatchObject({ archived: true });
      expect(house.odoo.calls.writes).toBe(0);
      expect(await house.ledger()).toEqual(before[1]);
      const ids = async (archived: boolean) => (await registrations.list({ archived })).map(({ id }) => id);
      expect([(await ids(false)).includes(germany.id), (await ids(true)).includes(germany.id)]).toEqual([
        false,
        true,
      ]);
      expect(await registrations.get(germany.id)).toMatchObject({ archived: true, name: 'DE' });
      const refused = { code: 'REGISTRATION_INVALID', message: expect.stringContaining('is archived') };
      await expect(house.sync(germany)).rejects.toMatchObject(refused);
      await expect(registrations.update(germany.id, { name: 'Again' })).rejects.toMatchObject(refused);
      await expect(registrations.split(germany, { name: 'X', marketplaces: ['DE'] })).rejects.toMatchObject(
        refused,
      );
      await expect(registrations.moveMarketplace('DE', { from: germany, to: spain })).rejects.toMatchObject(
        refused,
      );
      expect(await house.registered()).toHaveLength(2);
    });

    it('leaves its marketplaces to a new one, whose runs follow its orders', async () => {
      const { house, registrations, germany, listed } = await openThree();
      const { sellerId } = germany;
      await registrations.archive(germany, { force: true });
      const again = await registrations.ensure({ name: 'Germany again', sellerId, marketplaces: ['DE'] });
      expect(again.id).not.toBe(germany.id);
      await expect(house.sync(germany)).rejects.toMatchObject({
        message: expect.stringContaining('is archived'),
      });
      house.clock.advance(hour);
      house.change(listed[1]?.orderId ?? '', cancelled());
      const [added] = ordersOf('DE', { skus, changedAt: start + hour });
      house.amazon.addOrders(added ? [added] : []);
      expect(tally(await house.sync(again))).toEqual({ cancelled: 1, created: 1 });
      expect(await house.owners()).toMatchObject({
        [listed[1]?.orderId ?? '']: germany.id,
        [added?.orderId ?? '']: again.id,
      });
      expect((await house.held())['problems']).toEqual([]);
    });
  });
}
