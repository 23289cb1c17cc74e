// Where the examples run: on embedded ends of their own, or on a real Odoo when ODOO_URL is set.
// In your program there is none of this: you build the two ports from your own configuration.
import { jsonRpcOdoo, sellingPartnerApi, type AmazonPort, type OdooPort } from 'odoo-amazon-connector';
import {
  startEmbeddedAmazon,
  startEmbeddedOdoo,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
} from 'odoo-amazon-connector/testing';
import { prepareCurrencies } from './currencies.ts';

export interface Ends {
  /** Odoo as an administrator, for install(). */
  readonly administrator: OdooPort;
  /** Odoo as the bot user that does everything else. */
  readonly odoo: OdooPort;
  readonly amazon: AmazonPort;
  readonly embeddedAmazon: EmbeddedAmazon;
  readonly where: string;
  close(): Promise<void>;
}

export interface EndsOptions extends EmbeddedAmazonOptions {
  /** Currencies of the marketplaces: activated in Odoo, with a pricelist each, where they are missing. */
  readonly currencies: readonly string[];
  /** Currency of the company of the embedded Odoo, which knows no rates. Default: USD; a real Odoo keeps its own. */
  readonly companyCurrency?: string;
}

export async function openEnds({ currencies, companyCurrency, ...options }: EndsOptions): Promise<Ends> {
  const ends = await openBothEnds(options, companyCurrency);
  await prepareCurrencies(ends.administrator, currencies);
  return ends;
}

async function openBothEnds(
  options: EmbeddedAmazonOptions,
  companyCurrency: string | undefined,
): Promise<Ends> {
  const embeddedAmazon = await startEmbeddedAmazon({ usagePlans: false, ...options });
  const amazon = sellingPartnerApi({
    region: 'eu',
    endpoint: embeddedAmazon.endpoint,
    ...embeddedAmazon.credentials,
  });
  const url = process.env['ODOO_URL'];
  if (url === undefined) {
    const embedded = await startEmbeddedOdoo(
      companyCurrency === undefined ? {} : { companies: [{ name: 'My Company', currency: companyCurrency }] },
    );
    const port = (user: { readonly username: string; readonly apiKey: string }): OdooPort =>
      jsonRpcOdoo({ url: embedded.url, database: embedded.database, ...user });
    return {
      administrator: port(embedded.users.admin),
      odoo: port(embedded.users.bot),
      amazon,
      embeddedAmazon,
      where: 'the embedded Odoo',
      close: async () => {
        await Promise.all([embedded.close(), embeddedAmazon.close()]);
      },
    };
  }
  const database = variable('ODOO_DATABASE');
  const port = (role: 'ADMIN' | 'BOT'): OdooPort =>
    jsonRpcOdoo({
      url,
      database,
      username: variable(`ODOO_${role}_USERNAME`),
      apiKey: variable(`ODOO_${role}_API_KEY`),
    });
  return {
    administrator: port('ADMIN'),
    odoo: port('BOT'),
    amazon,
    embeddedAmazon,
    where: `${url}, database ${database}`,
    close: () => embeddedAmazon.close(),
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name} too when ODOO_URL is set.`);
  return value;
}
