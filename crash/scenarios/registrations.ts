import { collect, type OrderOutcome, type Registration } from '../../lib/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { records, type Row } from '../../stage/index.ts';
import type { CrashScenario, Scene } from '../scenario.ts';

const ordersOf = (marketplace: 'ES' | 'DE', count: number, seed: number) =>
  plainOrders({ count, marketplace, channel: 'fbm', seed, skus: ['MUG'] });

/** Spanish and German orders in turn. */
const arriving = (count: number, seed: number) => {
  const german = ordersOf('DE', count, seed + 1);
  return ordersOf('ES', count, seed).flatMap((order, index) => [order, german[index] ?? order]);
};

const sync = ({ connector }: Scene, registration: Registration): Promise<OrderOutcome[]> =>
  collect(connector.orders.sync(registration));

/** Splits Germany off, or finds it split off. */
async function splitGermany({ connector, registration }: Scene): Promise<Registration> {
  const { to } = await connector.registrations.split(registration, { marketplaces: ['DE'], name: 'Germany' });
  return to;
}

/** The seller's other registrations, archived ones too. */
const others = ({ admin, registration: { id, sellerId } }: Scene): Promise<readonly Row[]> =>
  records(
    admin,
    'x_amazon_registration',
    [
      ['x_seller_id', '=', sellerId],
      ['id', '!=', id],
    ],
    ['x_name'],
  );

const base = { marketplace: 'ES', further: ['DE'] } as const;

/** Orders come in all the time; every one of them belongs to one of the two registrations in the end. */
export const splitRegistration: CrashScenario = {
  ...base,
  name: 'a split while orders arrive',
  orders: [...ordersOf('ES', 1, 61), ...ordersOf('DE', 1, 62)],
  arrivals: arriving(6, 63),
  run: async (scene) => {
    const before = await sync(scene, scene.registration);
    const germany = await splitGermany(scene);
    return [...before, ...(await sync(scene, germany)), ...(await sync(scene, scene.registration))];
  },
  endsWith: ({ saleOrders, marketplaces, claims }) => saleOrders === 14 && marketplaces === 2 && claims === 2,
};

/** The split falls into a run of the registration that is split: it has read German orders, and goes on. */
export const splitUnderWay: CrashScenario = {
  ...base,
  name: 'a split while a run is under way',
  orders: [...ordersOf('ES', 2, 71), ...ordersOf('DE', 2, 72)],
  arrivals: arriving(6, 73),
  run: async (scene) => {
    const outcomes: OrderOutcome[] = [];
    let germany: Registration | undefined;
    for await (const outcome of scene.connector.orders.sync(scene.registration)) {
      outcomes.push(outcome);
      germany ??= await splitGermany(scene);
    }
    germany ??= await splitGermany(scene);
    return [...outcomes, ...(await sync(scene, germany))];
  },
  endsWith: ({ saleOrders, marketplaces, claims }) => saleOrders === 16 && marketplaces === 2 && claims === 2,
  embeddedOnly: true,
};

/** What the second registration had imported before it is merged follows the first one. */
export const mergedAgain: CrashScenario = {
  ...base,
  name: 'a merge while orders arrive',
  orders: [...ordersOf('ES', 2, 81), ...ordersOf('DE', 2, 82)],
  arrivals: arriving(8, 83),
  prepare: async (scene) => {
    await sync(scene, await splitGermany(scene));
  },
  run: async (scene) => {
    const { connector, registration } = scene;
    await connector.registrations.merge([registration, ...(await others(scene))]);
    return sync(scene, registration);
  },
  endsWith: ({ saleOrders, marketplaces, claims }) => saleOrders === 20 && marketplaces === 2 && claims === 2,
  embeddedOnly: true,
};

const france = async ({ connector, registration }: Scene): Promise<Registration> => {
  const { to } = await connector.registrations.split(registration, {
    marketplaces: ['FR'],
    name: 'France',
  });
  return to;
};

/** A marketplace goes over to a registration that is ahead of the one that had it. */
export const movedMarketplace: CrashScenario = {
  ...base,
  further: ['DE', 'FR'],
  name: 'a marketplace that moves while orders arrive',
  orders: [...ordersOf('ES', 2, 91), ...ordersOf('DE', 2, 92)],
  arrivals: arriving(8, 93),
  prepare: async (scene) => {
    const ahead = await france(scene);
    scene.passTime();
    await sync(scene, ahead);
  },
  run: async (scene) => {
    const { connector, registration } = scene;
    const [other] = await others(scene);
    const to = other && (await connector.registrations.get(other.id));
    if (!to) throw new Error('There is no second registration.');
    await connector.registrations.moveMarketplace('DE', { from: registration, to });
    return [...(await sync(scene, to)), ...(await sync(scene, registration))];
  },
  endsWith: ({ saleOrders, marketplaces, claims }) => saleOrders === 20 && marketplaces === 3 && claims === 3,
  embeddedOnly: true,
};

export const lostRepliesToSplits: CrashScenario = {
  ...splitRegistration,
  name: 'lost replies to a split',
  disturbance: 'lost reply',
};

export const lostRepliesToMerges: CrashScenario = {
  ...mergedAgain,
  name: 'lost replies to a merge',
  disturbance: 'lost reply',
  embeddedOnly: true,
};
