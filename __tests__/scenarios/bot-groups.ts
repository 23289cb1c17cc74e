import type { OdooPort } from '../../lib/index.ts';
import { records, search, type Stage } from '../../stage/index.ts';

/** Puts the bot into a group; what takes it out again. */
export async function giveToBot(admin: OdooPort, group: string): Promise<() => Promise<void>> {
  const [module, name] = group.split('.');
  const domain = [
    ['module', '=', module],
    ['name', '=', name],
  ];
  const [row] = await records(admin, 'ir.model.data', domain, ['res_id']);
  const ids = await search(admin, 'res.users', [['login', '=', 'bot']]);
  const write = async (command: number): Promise<void> => {
    const vals = { group_ids: [[command, row?.['res_id']]] };
    await admin.call('res.users', 'write', { ids, args: { vals } });
  };
  await write(4);
  return () => write(3);
}

/** Lets the bot adjust stock: on Odoo 17 administrators of Inventory alone may. */
export async function letBotCount({ admin, major }: Stage): Promise<void> {
  if (major < 18) await giveToBot(admin, 'stock.group_stock_manager');
}
