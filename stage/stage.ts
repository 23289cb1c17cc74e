import { createConnector, type Connector, type OdooPort } from '../lib/index.ts';
import type { WireOrder } from '../lib/testing/index.ts';
import { inWordsOf19 } from './in-words-of-19.ts';
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
  /** Odoo as people use it, with all rights; in the words of Odoo 19, whatever its version. */
  readonly admin: OdooPort;
  /** Odoo with the rights that the connector has; in the words of Odoo 19, whatever its version. */
  readonly bot: OdooPort;
  /** Major version of this Odoo. */
  readonly major: number;
  /** A new port of the stage's transport, as another process or another user has it; in Odoo's own words. */
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
  const own = { admin: port('admin'), bot: port('bot') };
  const { major = 19 } = await own.admin.version();
  const [admin, bot] = [inWordsOf19(own.admin, major), inWordsOf19(own.bot, major)];
  const administrator = createConnector({ odoo: own.admin, amazon: {} });
  for (const code of currencies) await preparePricelist(admin, code);
  await administrator.install();
  if (goods.length > 0) await createGoods(admin, goods);
  const opened: Seller[] = [];
  let sellers = 0;
  return {
    database,
    admin,
    bot,
    major,
    port,
    administrator,
    openSeller: async (orders, options) => {
      sellers += 1;
      const seller = await openSeller({ bot: own.bot, number: sellers }, orders, options);
      opened.push(seller);
      return seller;
    },
    close: async () => {
      await Promise.all(opened.map((seller) => seller.close()));
    },
  };
}
