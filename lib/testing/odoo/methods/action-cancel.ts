import { userError } from '../errors.ts';
import { existingRows } from '../records/existing.ts';
import { writeRecords } from '../records/write.ts';
import { isTrue } from '../store/row.ts';
import type { Method } from './method.ts';
import { linesOf } from './order-lines.ts';

/** Cancels the open moves too; a second time changes nothing. */
export const actionCancel: Method = {
  name: 'action_cancel',
  on: 'records',
  parameters: [],
  models: ['sale.order'],
  run: (env, _model, _args, ids) => {
    const orders = existingRows(env, 'sale.order', ids);
    if (orders.some((order) => isTrue(order, 'locked'))) {
      throw userError('You cannot cancel a locked order. Please unlock it first.');
    }
    const moves = env.database.table('stock.move');
    for (const line of orders.flatMap((order) => linesOf(env, order))) {
      for (const id of [...(moves.find('sale_line_id', line.id) ?? [])]) {
        const move = moves.get(id);
        if (move && move['state'] !== 'done') moves.put({ ...move, state: 'cancel', quantity: 0 });
      }
    }
    writeRecords(env, 'sale.order', ids, { state: 'cancel' });
    return true;
  },
};
