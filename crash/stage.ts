import {
  createConnector,
  findMarketplace,
  sellingPartnerApi,
  type AmazonPort,
  type Connector,
  type OdooPort,
} from '../lib/index.ts';
import { startEmbeddedAmazon, type EmbeddedAmazon, type WireOrder } from '../lib/testing/index.ts';
import type { CrashScenario, Skus, Stage } from './scenario.ts';

/** An Odoo with the connector installed, as two users. */
export interface CrashOdoo {
  readonly admin: OdooPort;
  readonly bot: OdooPort;
}

/** A stage and the ports that it stands on. */
export interface OpenStage extends Stage {
  readonly amazonPort: AmazonPort;
  /** A connector over these ports, with the stage's clock. */
  connectorOver(odoo: OdooPort, amazon: AmazonPort): Connector;
  close(): Promise<void>;
}

const hour = 60 * 60 * 1000;
let stages = 0;

/** Opens the stage of a scenario: registration, products and orders of its own, so that stages never meet. */
export async function openStage({ admin, bot }: CrashOdoo, scenario: CrashScenario): Promise<OpenStage> {
  stages += 1;
  const number = stages;
  const skus = { mug: `CRASH-${number}-MUG`, box: `CRASH-${number}-BOX` };
  await makeProducts(admin, skus);
  let now = Date.now();
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const orders = scenario.orders(skus).map((order) => renumbered(order, number));
  const amazon: EmbeddedAmazon = await startEmbeddedAmazon({ usagePlans: false, orders, clock });
  const amazonPort = sellingPartnerApi({
    region: findMarketplace(scenario.marketplace).region,
    endpoint: amazon.endpoint,
    ...amazon.credentials,
  });
  const connectorOver = (odoo: OdooPort, port: AmazonPort): Connector =>
    createConnector({ odoo, amazon: port, clock });
  const connector = connectorOver(bot, amazonPort);
  const registration = await connector.registrations.register({
    name: `Crash ${number}`,
    sellerId: `CRASHSELLER${number}`,
    marketplaces: [scenario.marketplace],
    ordersSince: '2026-01-01T00:00:00Z',
    ...scenario.settings,
  });
  const passTime = (): void => {
    now += hour;
  };
  return {
    connector,
    registration,
    amazon,
    amazonPort,
    orders,
    admin,
    skus,
    passTime,
    connectorOver,
    close: () => amazon.close(),
  };
}

async function makeProducts(admin: OdooPort, skus: Skus): Promise<void> {
  const vals_list = Object.values(skus).map((reference) => ({
    name: String(reference),
    default_code: reference,
    type: 'consu',
  }));
  await admin.call('product.product', 'create', { args: { vals_list } });
}

/** The order under ids that no other stage has; what it holds stays the same. */
function renumbered(order: WireOrder, stage: number): WireOrder {
  const id = (orderId: string): string => `${orderId}-${stage}`;
  return {
    ...order,
    orderId: id(order.orderId),
    ...(order.associatedOrders && {
      associatedOrders: order.associatedOrders.map((other) => ({ ...other, orderId: id(other.orderId) })),
    }),
    ...(order.buyer?.buyerEmail !== undefined && {
      buyer: { ...order.buyer, buyerEmail: `crash${stage}.${order.buyer.buyerEmail}` },
    }),
    orderItems: order.orderItems.map((item) => ({ ...item, orderItemId: `${item.orderItemId}${stage}` })),
  };
}
