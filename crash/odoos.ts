import { createConnector, json2Odoo, jsonRpcOdoo, type OdooPort } from '../lib/index.ts';
import { startEmbeddedOdoo } from '../lib/testing/index.ts';
import { freshDatabase } from '../__tests__/real-odoo/database.ts';
import { preparePricelist } from '../__tests__/scenarios/ends.ts';
import type { CrashOdoo } from './stage.ts';

/** An Odoo to die on, and how to leave it. */
export interface OpenOdoo extends CrashOdoo {
  close(): Promise<void>;
}

/** An embedded Odoo with the connector installed. */
export async function openEmbeddedOdoo(): Promise<OpenOdoo> {
  const odoo = await startEmbeddedOdoo({ currencies: ['USD', 'EUR'] });
  const port = (role: 'admin' | 'bot'): OdooPort =>
    jsonRpcOdoo({ url: odoo.url, database: odoo.database, ...odoo.users[role] });
  return opened(port('admin'), port('bot'), () => odoo.close());
}

/** A fresh database of the real Odoo, with the connector installed. The server is started when it does not run yet. */
export async function openRealOdoo(): Promise<OpenOdoo> {
  const real = await freshDatabase('crash');
  // JSON-2: archiving a product makes Odoo forget its caches, which costs the other transports half a second.
  const port = (role: 'admin' | 'bot'): OdooPort =>
    json2Odoo({ url: real.url, database: real.database, apiKey: real.users[role].apiKey });
  return opened(port('admin'), port('bot'), () => real.drop());
}

async function opened(admin: OdooPort, bot: OdooPort, close: () => Promise<void>): Promise<OpenOdoo> {
  try {
    await preparePricelist(admin, 'EUR');
    await createConnector({ odoo: admin, amazon: {} }).install();
    return { admin, bot, close };
  } catch (error) {
    await close();
    throw error;
  }
}
