import { afterAll } from '@jest/globals';
import OdooAwait from 'odoo-await';
import { odooAwaitOdoo } from '../../lib/index.ts';
import { freshDatabase, type RealDatabase } from '../real-odoo/database.ts';
import { jsonRpc, search, type ScenarioDatabase, type Transport } from './ends.ts';

/** Opens fresh databases of the real Odoo, and drops them when the test file is done. */
export function realDatabases(name: string): () => Promise<ScenarioDatabase> {
  const opened: RealDatabase[] = [];
  afterAll(async () => {
    for (const database of opened) await database.drop();
  });
  return async () => {
    const database = await freshDatabase(name);
    opened.push(database);
    return database;
  };
}

/** The databases with a module of Odoo installed that a new one does not have. */
export function withModule(module: string, open: () => Promise<ScenarioDatabase>): typeof open {
  return async () => {
    const database = await open();
    const admin = jsonRpc(database, 'admin');
    const ids = await search(admin, 'ir.module.module', [['name', '=', module]]);
    await admin.call('ir.module.module', 'button_immediate_install', { ids });
    return database;
  };
}

export const xmlRpc: Transport = ({ url, database, users }, role) => {
  const { username, apiKey } = users[role];
  return odooAwaitOdoo(new OdooAwait({ baseUrl: url, db: database, username, password: apiKey }));
};
