import {
  collect,
  countAmazonCalls,
  countCalls,
  createConnector,
  findMarketplace,
  type AmazonPort,
  type Clock,
  type Connector,
  type ConnectorConfig,
  type CountedAmazonPort,
  type OdooPort,
  type OrderOutcome,
  type OrderSyncOptions,
  type Registration,
  type RegistrationInput,
  type SellingPartnerConfig,
} from '../lib/index.ts';
import {
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
  type WireOrder,
} from '../lib/testing/index.ts';
import { clientOf } from './amazon-client.ts';
import { runningClock, type StageClock } from './clocks.ts';
import { records, type Row } from './records.ts';

/** Before every generated order: a run since then reads all of them again. */
export const longAgo = '2026-01-01T00:00:00Z';

export interface SellerOptions {
  /** Default: Spain. */
  readonly marketplaces?: readonly string[];
  /** From when on orders are read, ISO 8601. Default: {@link longAgo}. `null`: from the moment of registering. */
  readonly ordersSince?: string | null;
  /** What else is registered. */
  readonly registration?: Partial<RegistrationInput>;
  /** Amazon's clock and ours. Default: a running one, on which nobody waits. */
  readonly clock?: StageClock;
  /** Our own clock, where it differs from Amazon's. */
  readonly ourClock?: Clock;
  /** Of the embedded Amazon. */
  readonly amazon?: Omit<EmbeddedAmazonOptions, 'orders' | 'clock'>;
  /** Of our client of Amazon. */
  readonly client?: Pick<SellingPartnerConfig, 'retry'>;
  /** What our calls to Amazon go through before they reach it, beneath the count. */
  readonly throughAmazon?: (port: AmazonPort) => AmazonPort;
  /** What our calls to Odoo go through, such as a port that fails. */
  readonly throughOdoo?: (port: OdooPort) => OdooPort;
  /** Of the connector. */
  readonly connector?: Pick<ConnectorConfig, 'logger' | 'onEvent' | 'writers'>;
}

/** One registration, with an Amazon of its own that lists these orders alone. */
export interface Seller {
  readonly connector: Connector;
  readonly registration: Registration;
  readonly amazon: EmbeddedAmazon;
  /** What Amazon listed at the beginning. */
  readonly orders: readonly WireOrder[];
  /** Odoo as the connector sees it. Registering is not counted. */
  readonly odoo: ReturnType<typeof countCalls>;
  /** Amazon as the connector sees it. */
  readonly amazonPort: CountedAmazonPort;
  /** What time it is at Amazon: ISO 8601, UTC. */
  readonly now: () => string;
  /** Lets time go on, at Amazon and here. */
  readonly wait: (ms: number) => void;
  /** Amazon changes an order, an hour after what was before and an hour before what comes. */
  readonly change: (orderId: string, change: (order: WireOrder) => WireOrder) => void;
  /** Another client of the same Amazon, with tokens and quotas of its own, as another process has it. */
  readonly anotherClient: () => AmazonPort;
  /** A connector over these ports: a second process, another user, or a machine that dies. Same clock. */
  readonly connectorOver: (
    odoo: OdooPort,
    amazon?: AmazonPort,
    config?: SellerOptions['connector'],
  ) => Connector;
  /** Runs orders.sync, of all orders unless told otherwise, and counts the calls of this run alone. */
  readonly syncOrders: (options?: OrderSyncOptions) => Promise<OrderOutcome[]>;
  /** The domain of the records whose field `path` names this registration. */
  readonly ours: (path: string) => readonly (readonly [string, '=', number])[];
  /** The sale orders of this registration. */
  readonly saleOrders: (fields: readonly string[]) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
}

/** What a seller needs of its stage: who works in Odoo, and a number that no other seller has. */
export interface SellerSetting {
  readonly bot: OdooPort;
  readonly number: number;
}

/** Starts an Amazon with these orders, and registers a seller of it. */
export async function openSeller(
  { bot, number }: SellerSetting,
  orders: readonly WireOrder[],
  options: SellerOptions = {},
): Promise<Seller> {
  const { marketplaces = ['ES'], ordersSince = longAgo, clock = runningClock(), ourClock = clock } = options;
  const amazon = await startEmbeddedAmazon({ usagePlans: false, ...options.amazon, orders, clock });
  const anotherClient = (): AmazonPort =>
    clientOf(amazon, {
      region: findMarketplace(marketplaces[0] ?? '').region,
      clock: ourClock,
      ...options.client,
    });
  const through = options.throughAmazon ?? ((port) => port);
  const amazonPort = countAmazonCalls(through(anotherClient()));
  const odoo = countCalls(options.throughOdoo?.(bot) ?? bot);
  const connectorOver: Seller['connectorOver'] = (own, port = amazonPort, config = {}) =>
    createConnector({ odoo: own, amazon: port, clock: ourClock, ...config });
  try {
    const connector = connectorOver(odoo, amazonPort, options.connector);
    const registration = await connector.registrations.register({
      name: `Seller ${number}`,
      sellerId: `SELLER${number}X`,
      marketplaces,
      ...(ordersSince === null ? {} : { ordersSince }),
      ...options.registration,
    });
    odoo.calls.reset();
    const ours: Seller['ours'] = (path) => [[path, '=', registration.id]];
    return {
      connector,
      registration,
      amazon,
      orders,
      odoo,
      amazonPort,
      now: () => new Date(clock.now()).toISOString(),
      wait: (ms) => {
        clock.advance(ms);
      },
      change: (orderId, change) => {
        clock.advance(hour);
        amazon.changeOrder(orderId, change);
        clock.advance(hour);
      },
      anotherClient,
      connectorOver,
      syncOrders: (syncOptions = { since: longAgo }) => {
        odoo.calls.reset();
        amazonPort.calls.reset();
        return collect(connector.orders.sync(registration, syncOptions));
      },
      ours,
      saleOrders: (fields) => records(bot, 'sale.order', ours('x_amazon_registration_id'), fields),
      close: () => amazon.close(),
    };
  } catch (error) {
    await amazon.close();
    throw error;
  }
}

const hour = 60 * 60 * 1000;
