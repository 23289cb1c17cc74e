import { expect } from '@jest/globals';
import type { Registration } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, createGoods, type Stage } from '../../stage/index.ts';
import { minute, start } from './cursors.ts';
import { tally, type House, type Transfers } from './transfers.ts';

/** What tests of merged and archived registrations arrange. The stage has the goods `MERGE-MUG`. */
export function mergersOn(stage: () => Stage, transfers: Transfers) {
  const { ordersOf } = transfers;
  const skus = ['MERGE-MUG'];
  let goods = 0;

  /** Spain, Germany and France, each with its own registration and an imported order. */
  async function openThree() {
    const listed = ['ES', 'DE', 'FR'].flatMap((code) => ordersOf(code, { skus }));
    const house = await transfers.open(listed, { marketplaces: ['ES', 'DE', 'FR'] });
    const { registrations } = house.connector;
    const splitOff = async (code: string): Promise<Registration> => {
      const { to } = await registrations.split(house.registration, { marketplaces: [code], name: code });
      return to;
    };
    const [germany, france] = [await splitOff('DE'), await splitOff('FR')];
    const spain = await registrations.get(house.registration.id);
    for (const one of [spain, germany, france]) expect(tally(await house.sync(one))).toEqual({ created: 1 });
    return { house, registrations, spain, germany, france, listed };
  }

  /** An order that is parked, since its offer names an archived product. */
  async function park(house: House, registration: Registration, code: string): Promise<WireOrder> {
    goods += 1;
    const sku = `MERGE-CUP-${goods}`;
    const [productId = 0] = await createGoods(stage().admin, [sku]);
    const changedAt = start + goods * 1000;
    const [known] = ordersOf(code, { skus: [sku], changedAt });
    const [parked] = ordersOf(code, { skus: [sku], changedAt: changedAt + 5 * minute });
    house.clock.advance(10 * minute);
    house.amazon.addOrders(known ? [known] : []);
    await house.sync(registration);
    await stage().admin.call('product.product', 'write', {
      ids: [productId],
      args: { vals: { active: false } },
    });
    house.amazon.addOrders(parked ? [parked] : []);
    await house.sync(registration);
    if (!parked) throw new Error('No order.');
    return parked;
  }

  const feedOf = async ({ id }: Registration): Promise<number> => {
    const [made = 0] = await create(stage().admin, 'x_amazon_feed', [
      {
        x_name: 'Open',
        x_registration_id: id,
        x_state: 'open',
        x_feed_type: 'POST_ORDER_FULFILLMENT_DATA',
      },
    ]);
    return made;
  };

  return { openThree, park, feedOf };
}
