import { jsonRpc, realOdoo, search, type OdooDatabase } from '../../stage/index.ts';
import { closedAtTheEnd } from './closed-at-the-end.ts';

/** Opens fresh databases of the real Odoo, and drops them when the test file is done. */
export const realDatabases = (name: string): (() => Promise<OdooDatabase>) => closedAtTheEnd(realOdoo(name));

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
