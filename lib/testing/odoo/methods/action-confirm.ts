import { userError } from '../errors.ts';
import { existingRows } from '../records/existing.ts';
import { writeRecords } from '../records/write.ts';
import { deliverLines } from '../models/procurement.ts';
import type { Method } from './method.ts';
import { linesOf } from './order-lines.ts';

/** All of them or none. Odoo 19 sets the date of the order to now. */
export const actionConfirm: Method = {
  name: 'action_confirm',
  on: 'records',
  parameters: [],
  models: ['sale.order'],
  run: (env, _model, _args, ids) => {
    const orders = existingRows(env, 'sale.order', ids);
    if (orders.some((order) => order['state'] !== 'draft' && order['state'] !== 'sent')) {
      throw userError('Some orders are not in a state requiring confirmation.');
    }
    writeRecords(env, 'sale.order', ids, { state: 'sale', date_order: env.database.now() });
    deliverLines(
      env,
      orders.flatMap((order) => linesOf(env, order)),
    );
    return true;
  },
};
