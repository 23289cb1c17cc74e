import { compileFunction } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector, jsonRpcOdoo, type OdooPort } from '../lib/index.ts';
import { isReadMethod } from '../lib/odoo/index.ts';
import { generateOrders, startEmbeddedAmazon, type EmbeddedAmazon } from '../lib/testing/index.ts';
import {
  clientOf,
  count,
  embeddedOdoo,
  jsonRpc,
  preparePricelist,
  runningClock,
  type OdooDatabase,
  records,
} from '../stage/index.ts';
import { firstProgram } from './readme-programs.ts';

const sellerId = 'A1B2C3D4E5F6G7';

describe("the README's first program", () => {
  const clock = runningClock();
  let odoo: OdooDatabase & { close(): Promise<void> };
  let amazon: EmbeddedAmazon;
  let admin: OdooPort;

  beforeAll(async () => {
    odoo = await embeddedOdoo()();
    admin = jsonRpc(odoo, 'admin');
    await preparePricelist(admin, 'EUR');
    const orders = generateOrders({
      seed: 7,
      count: 6,
      marketplaces: ['ES'],
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      from: new Date(clock.now() - 48 * hour).toISOString(),
      to: new Date(clock.now() - 24 * hour).toISOString(),
    });
    amazon = await startEmbeddedAmazon({ usagePlans: false, orders, clock });
  });
  afterAll(async () => {
    await amazon.close();
    await odoo.close();
  });

  /** Runs it as it stands, on the embedded ends instead of its made-up addresses. */
  async function run() {
    const lines: string[] = [];
    const writes: unknown[] = [];
    const surroundings = {
      createConnector,
      jsonRpcOdoo: ({ username }: { readonly username: string }) => {
        const user = odoo.users[username === 'admin' ? 'admin' : 'bot'];
        const port = jsonRpcOdoo({ url: odoo.url, database: odoo.database, ...user });
        const call: OdooPort['call'] = (model, method, options) => {
          if (!isReadMethod(method)) writes.push([model, method, options?.args]);
          return port.call(model, method, options);
        };
        return { ...port, call };
      },
      sellingPartnerApi: () => clientOf(amazon, { region: 'eu', clock }),
      console: { log: (...words: readonly unknown[]) => lines.push(words.join(' ')) },
      sellerId,
      ...{ refreshToken: 'made up', clientId: 'made up', clientSecret: 'made up' },
      ...{ adminApiKey: 'made up', botApiKey: 'made up' },
    };
    const body = firstProgram.replace(/^import .*$/m, '');
    const program = compileFunction(`return (async () => {\n${body}\n})();`, Object.keys(surroundings)) as (
      ...values: readonly unknown[]
    ) => Promise<void>;
    await program(...Object.values(surroundings));
    return { lines, writes };
  }

  it('installs, registers, imports and prints; run again, it writes only up to when Amazon was asked', async () => {
    const first = await run();
    expect(first.lines).toHaveLength(6);
    expect(first.lines.every((line) => line.endsWith(' created'))).toBe(true);

    // In the same second not even the time is written.
    const cursor = async () => records(admin, 'x_amazon_registration', [], ['x_last_order_sync']);
    const before = await cursor();
    clock.advance(hour);
    const second = await run();
    expect(second.lines).toEqual([]);
    // The cursor moves, by the action that writes unless it has changed in between.
    expect(second.writes).toEqual([['ir.actions.server', 'run', undefined]]);
    expect(await cursor()).not.toEqual(before);
    expect(await count(admin, 'sale.order', [['x_amazon_order_ref', '!=', false]])).toBe(6);
    expect(await count(admin, 'x_amazon_registration', [['x_seller_id', '=', sellerId]])).toBe(1);
  });
});

const hour = 60 * 60 * 1000;
