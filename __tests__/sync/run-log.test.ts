import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  collect,
  createConnector,
  jsonRpcOdoo,
  sellingPartnerApi,
  systemClock,
  type Connector,
  type ConnectorEvent,
  type Logger,
  type Registration,
} from '../../lib/index.ts';
import {
  plainOrders,
  startEmbeddedAmazon,
  startEmbeddedOdoo,
  type EmbeddedAmazon,
  type EmbeddedOdoo,
  type WireOrder,
} from '../../lib/testing/index.ts';
import { createGoods, manualClock } from '../../stage/index.ts';

interface Entry {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
}

function recordingLogger(): Logger & { readonly entries: Entry[] } {
  const entries: Entry[] = [];
  const keep =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      entries.push({ level, fields, message });
    };
  return { entries, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

let odoo: EmbeddedOdoo;
let amazon: EmbeddedAmazon;
let sellers = 0;

beforeAll(async () => {
  odoo = await startEmbeddedOdoo();
  amazon = await startEmbeddedAmazon();
  await createConnector({ odoo: port('admin'), amazon: {} }).install();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await amazon.close();
  await odoo.close();
});

const port = (role: 'admin' | 'bot') =>
  jsonRpcOdoo({ url: odoo.url, database: odoo.database, ...odoo.users[role] });

interface Given {
  readonly connector: Connector;
  readonly registration: Registration;
  readonly logger: ReturnType<typeof recordingLogger>;
  readonly events: ConnectorEvent[];
  readonly sleeps: number[];
}

/** A connector with a clock and a logger of its own, at an Amazon that lists these orders alone. */
async function given(orders: readonly WireOrder[]): Promise<Given> {
  await amazon.close();
  const manual = manualClock('2026-03-01T12:00:00Z');
  amazon = await startEmbeddedAmazon({ usagePlans: false, orders, clock: manual });
  const sleeps: number[] = [];
  const clock = {
    now: () => manual.now(),
    sleep: (delayMs: number) => {
      sleeps.push(delayMs);
      return manual.sleep(delayMs);
    },
  };
  const logger = recordingLogger();
  const events: ConnectorEvent[] = [];
  const connector = createConnector({
    odoo: port('bot'),
    amazon: sellingPartnerApi({
      region: 'na',
      endpoint: amazon.endpoint,
      clock: manual,
      ...amazon.credentials,
    }),
    clock,
    logger,
    onEvent: (event) => events.push(event),
  });
  sellers += 1;
  const registration = await connector.registrations.register({
    name: `Log ${sellers}`,
    sellerId: `LOGSELLER${sellers}`,
    marketplaces: ['US'],
    ordersSince: '2026-01-01T00:00:00Z',
  });
  return { connector, registration, logger, events, sleeps };
}

const someOrders = (count: number): readonly WireOrder[] =>
  plainOrders({ count, marketplace: 'US', channel: 'fbm', seed: 8000 + sellers }).map((order) => ({
    ...order,
    lastUpdatedTime: '2026-03-01T10:00:00Z',
  }));

/** One order that is created, one that is skipped and one that fails. */
function mixedOrders(): readonly WireOrder[] {
  const [fine, pending, broken] = someOrders(3);
  if (!fine || !pending || !broken) throw new Error('plainOrders() made fewer orders than asked for');
  return [
    fine,
    {
      ...pending,
      fulfillment: { fulfilledBy: 'MERCHANT', ...pending.fulfillment, fulfillmentStatus: 'PENDING' },
    },
    { ...broken, proceeds: { grandTotal: { amount: '0.01', currencyCode: 'USD' } } },
  ];
}

describe('a lost race for sale orders', () => {
  it('is repeated on the injected clock alone, and each repeat is an event and in the log', async () => {
    const realSleep = jest.spyOn(systemClock, 'sleep');
    const { connector, registration, logger, events, sleeps } = await given(someOrders(2));
    odoo.failNext({ model: 'sale.order', method: 'load' }, 'serialization', 2);
    const outcomes = await collect(connector.orders.sync(registration));
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created']);

    const retries = events.flatMap((event) => (event.type === 'request:retry' ? [event] : []));
    expect(retries).toMatchObject([
      { operation: 'sale.order.load', attempt: 1, error: { code: 'ODOO_CONCURRENCY' } },
      { operation: 'sale.order.load', attempt: 2, error: { code: 'ODOO_CONCURRENCY' } },
    ]);
    expect(sleeps).toEqual(retries.map(({ delayMs }) => delayMs));
    expect(realSleep).not.toHaveBeenCalled();
    expect(logger.entries).toContainEqual({
      level: 'info',
      fields: {
        event: 'request:retry',
        operation: 'sale.order.load',
        attempt: 1,
        delayMs: sleeps[0],
        code: 'ODOO_CONCURRENCY',
      },
      message: expect.stringContaining('another transaction'),
    });
  });
});

describe('the log of a run', () => {
  it('has every outcome, failed ones as warnings, and at the end the counts', async () => {
    const orders = mixedOrders();
    const [fine, pending, broken] = orders.map(({ orderId }) => orderId);
    const { connector, registration, logger } = await given(orders);
    await collect(connector.orders.sync(registration));
    const run = { run: 'orders.sync', registrationId: registration.id };
    expect(logger.entries).toEqual(
      expect.arrayContaining([
        entry('debug', { ...run, status: 'created', orderId: fine, saleOrderId: expect.any(Number) }),
        entry('debug', { ...run, status: 'skipped', orderId: pending, reason: 'PENDING' }),
        entry('warn', { ...run, status: 'failed', orderId: broken, code: expect.any(String) }),
        entry('debug', { event: 'orders:done', done: 3, total: 3 }),
        entry('info', { ...run, counts: { created: 1, skipped: 1, failed: 1 } }),
      ]),
    );
  });

  it('has nothing about buyers and no drafts', async () => {
    const orders = someOrders(2);
    const { connector, registration, logger } = await given(orders);
    await collect(connector.orders.sync(registration));
    const text = JSON.stringify(logger.entries);
    const buyers = orders.flatMap(({ buyer, recipient }) => [
      buyer?.buyerName,
      buyer?.buyerEmail,
      recipient?.deliveryAddress?.name,
      recipient?.deliveryAddress?.addressLine1,
    ]);
    const known = buyers.filter((detail) => detail !== undefined && detail !== '');
    expect(known).not.toEqual([]);
    for (const detail of known) expect(text).not.toContain(detail);
    expect(text).not.toContain('draft');
  });

  it('counts what was reached when the caller leaves the run', async () => {
    const { connector, registration, logger } = await given(someOrders(3));
    for await (const outcome of connector.orders.sync(registration)) if (outcome.orderId !== '') break;
    expect(logger.entries.at(-1)).toEqual({
      level: 'info',
      fields: { run: 'orders.sync', registrationId: registration.id, counts: { created: 1 } },
      message: 'orders.sync: left by the caller',
    });
  });

  it('says what kept a run from going on, and tells apart that the caller stopped it', async () => {
    const { connector, registration, logger } = await given([]);
    const gone = { ...registration, id: 999_999 };
    await expect(collect(connector.deliveries.sync(gone))).rejects.toThrow('999999');
    expect(logger.entries.slice(-2)).toEqual([
      entry('error', { run: 'deliveries.sync', code: 'REGISTRATION_UNKNOWN' }),
      entry('info', { run: 'deliveries.sync', counts: {} }),
    ]);
    const signal = AbortSignal.abort();
    await expect(collect(connector.orders.sync(registration, { signal }))).rejects.toThrow('Stopped');
    expect(logger.entries.at(-2)).toEqual(entry('info', { run: 'orders.sync', code: 'ABORTED' }));
  });

  it('has the outcome of a single order, and why there is none', async () => {
    const orders = someOrders(1);
    const orderId = orders[0]?.orderId ?? '';
    const { connector, registration, logger } = await given(orders);
    await connector.orders.recover(registration, orderId);
    expect(logger.entries.at(-1)).toEqual(
      entry('debug', { run: 'orders.recover', orderId, status: 'created' }),
    );
    await expect(connector.orders.recover(registration, '111-0000000-0000000')).rejects.toThrow();
    expect(logger.entries.at(-1)).toEqual(
      entry('error', { run: 'orders.recover', code: 'AMAZON_NOT_FOUND' }),
    );
  });
  it('has what a replenishment came to, and why nothing was reconciled', async () => {
    await createGoods(port('admin'), ['LOG-MUG'], { is_storable: true });
    const { connector, registration, logger } = await given([]);
    await connector.fba.replenish(registration, [{ sku: 'LOG-MUG', quantity: 2 }], { dryRun: true });
    expect(logger.entries.at(-1)).toEqual(
      entry('info', { run: 'fba.replenish', state: 'draft', dryRun: true, counts: { products: 1 } }),
    );
    const gone = { ...registration, id: 999_999 };
    await expect(connector.fba.reconcile(gone)).rejects.toThrow('999999');
    expect(logger.entries.at(-1)).toEqual(
      entry('error', { run: 'fba.reconcile', code: 'REGISTRATION_UNKNOWN' }),
    );
  });
});

function entry(level: keyof Logger, fields: object): unknown {
  return { level, fields: expect.objectContaining(fields), message: expect.any(String) };
}
