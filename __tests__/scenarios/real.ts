import { jsonRpc, realOdoo, search, type OdooDatabase } from '../../stage/index.ts';
import { realMajor } from '../real-odoo/version.ts';
import { closedAtTheEnd } from './closed-at-the-end.ts';

/** Opens fresh databases of the real Odoo as they come, and drops them when the test file is done. */
export const newDatabases = (name: string): (() => Promise<OdooDatabase>) => closedAtTheEnd(realOdoo(name));

/**
 * The same, where unit prices keep six decimals at least: by themselves from Odoo 19 on, before it by the precision
 * *Product Price*. Unless a test is about two decimals, lines then come to their amounts without a line for the rest.
 */
export function realDatabases(name: string): () => Promise<OdooDatabase> {
  const open = newDatabases(name);
  return async () => {
    const database = await open();
    if (realMajor >= 19) return database;
    const admin = jsonRpc(database, 'admin');
    const ids = await search(admin, 'decimal.precision', [['name', '=', 'Product Price']]);
    await admin.call('decimal.precision', 'write', { ids, args: { vals: { digits: 6 } } });
    return database;
  };
}

/** The databases with a module of Odoo installed that a new one does not have. */
export function withModule(module: string, open: () => Promise<OdooDatabase>): typeof open {
  return async () => {
    const database = await open();
    const admin = jsonRpc(database, 'admin');
    // One beside Odoo's own is not on the list yet.
    await admin.call('ir.module.module', 'update_list');
    const ids = await search(admin, 'ir.module.module', [['name', '=', module]]);
    await admin.call('ir.module.module', 'button_immediate_install', { ids });
    return database;
  };
}
