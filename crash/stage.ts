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
  const skus = { mug: skuOf('MUG', number), box: skuOf('BOX', number) };
  await makeProducts(admin, skus, scenario);
  let now = Date.now();
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const orders = scenario.orders.map((order) => renumbered(order, number));
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
    now: () => new Date(now).toISOString(),
    passTime,
    connectorOver,
    close: () => amazon.close(),
  };
}

// Odoo forgets what it has cached whenever a product is made, and is slow for a while: no more of them than are needed.
async function makeProducts(admin: OdooPort, skus: Skus, { orders }: CrashScenario): Promise<void> {
  const named = new Set(orders.flatMap(({ orderItems }) => orderItems.map((item) => item.product.sellerSku)));
  const references = [...(named.has('MUG') ? [skus.mug] : []), ...(named.has('BOX') ? [skus.box] : [])];
  const there = await admin.call('product.product', 'search_read', {
    args: { domain: [['default_code', 'in', references]], fields: ['default_code'] },
  });
  const missing = references.filter((reference) => !JSON.stringify(there).includes(`"${reference}"`));
  const vals_list = missing.map((reference) => ({ name: reference, default_code: reference, type: 'consu' }));
  if (missing.length > 0) await admin.call('product.product', 'create', { args: { vals_list } });
}

// The mug is everybody's; a box may be archived.
const skuOf = (sku: string, stage: number): string => (sku === 'BOX' ? `CRASH-${stage}-BOX` : `CRASH-${sku}`);

/** The order under ids that no other stage has; what it holds stays the same. */
function renumbered(order: WireOrder, stage: number): WireOrder {
  // Amazon's ids are 3-7-7 digits: the last three tell the orders of a stage apart.
  const id = (orderId: string): string =>
    `${orderId.slice(0, -7)}${String(stage).padStart(4, '0')}${orderId.slice(-3)}`;
  return {
    ...order,
    orderId: id(order.orderId),
    ...(order.associatedOrders && {
      associatedOrders: order.associatedOrders.map((other) => ({ ...other, orderId: id(other.orderId) })),
    }),
    ...(order.buyer?.buyerEmail !== undefined && {
      buyer: { ...order.buyer, buyerEmail: `crash${stage}.${order.buyer.buyerEmail}` },
    }),
    orderItems: order.orderItems.map((item) => ({
      ...item,
      orderItemId: `${item.orderItemId}${stage}`,
      product: { ...item.product, sellerSku: skuOf(item.product.sellerSku ?? '', stage) },
    })),
  };
}
