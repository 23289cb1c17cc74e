import { createConnector, type Connector, type OdooPort } from '../lib/index.ts';
import type { WireOrder } from '../lib/testing/index.ts';
import type { OdooDatabase, OpenOdoo, Role } from './odoos.ts';
import { createGoods, preparePricelist } from './prepare.ts';
import { openSeller, type Seller, type SellerOptions } from './seller.ts';
import { jsonRpc, type Transport } from './transports.ts';

export interface StageOptions {
  /** Default: JSON-RPC. */
  readonly transport?: Transport;
  /** Codes of currencies that get a pricelist, such as `EUR`. A company of a new database has its own already. */
  readonly currencies?: readonly string[];
  /** Internal references of goods that Odoo has. */
  readonly goods?: readonly string[];
}

/** An Odoo with the connector installed, on which sellers stand, each with an Amazon of its own. */
export interface Stage {
  readonly database: OdooDatabase;
  /** Odoo as people use it, with all rights. */
  readonly admin: OdooPort;
  /** Odoo as the connector uses it. */
  readonly bot: OdooPort;
  /** A new port of the stage's transport, as another process or another user has it. */
  readonly port: (role: Role) => OdooPort;
  /** Installs and removes; it has no Amazon. */
  readonly administrator: Connector;
  /** Starts an Amazon that lists these orders, and registers a seller of it. */
  readonly openSeller: (orders: readonly WireOrder[], options?: SellerOptions) => Promise<Seller>;
  /** Ends every Amazon, and the Odoo that the stage opened. */
  readonly close: () => Promise<void>;
}

/** Sets a stage up on a database, or on one that it opens and closes itself. */
export async function openStage(odoo: OdooDatabase | OpenOdoo, options: StageOptions = {}): Promise<Stage> {
  if (typeof odoo !== 'function') return setUp(odoo, options);
  const database = await odoo();
  try {
    const stage = await setUp(database, options);
    const close = async (): Promise<void> => {
      await stage.close();
      await database.close();
    };
    return { ...stage, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function setUp(
  database: OdooDatabase,
  { transport = jsonRpc, currencies = [], goods = [] }: StageOptions,
): Promise<Stage> {
  const port = (role: Role): OdooPort => transport(database, role);
  const [admin, bot] = [port('admin'), port('bot')];
  const administrator = createConnector({ odoo: admin, amazon: {} });
  for (const code of currencies) await preparePricelist(admin, code);
  await administrator.install();
  if (goods.length > 0) await createGoods(admin, goods);
  const opened: Seller[] = [];
  let sellers = 0;
  return {
    database,
    admin,
    bot,
    port,
    administrator,
    openSeller: async (orders, options) => {
      sellers += 1;
      const seller = await openSeller({ bot, number: sellers }, orders, options);
      opened.push(seller);
      return seller;
    },
    close: async () => {
      await Promise.all(opened.map((seller) => seller.close()));
    },
  };
}
