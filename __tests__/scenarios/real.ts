import { jsonRpc, realOdoo, search, type OdooDatabase } from '../../stage/index.ts';
import { realMajor } from '../real-odoo/version.ts';
import { closedAtTheEnd } from './closed-at-the-end.ts';
import { likeANew19 } from './like-a-new-19.ts';

/** Opens fresh databases of the real Odoo as they come, and drops them when the test file is done. */
export const newDatabases = (name: string): (() => Promise<OdooDatabase>) => closedAtTheEnd(realOdoo(name));

/** The same, with what a new database of Odoo 19 has where this one is older. */
export function realDatabases(name: string): () => Promise<OdooDatabase> {
  const open = newDatabases(name);
  return async () => {
    const database = await open();
    if (realMajor < 19) await likeANew19(jsonRpc(database, 'admin'));
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
