import type { Environment } from '../environment.ts';
import { userError, valueError } from '../errors.ts';
import { existingRows } from '../records/existing.ts';
import { writeRecords } from '../records/write.ts';
import { isTrue, type Row } from '../store/row.ts';
import type { Method } from './method.ts';
import { linesOf } from './order-lines.ts';

// A quotation that was never sent is cancelled at once.
const asks = (env: Environment, orders: readonly Row[]): boolean =>
  env.context['disable_cancel_warning'] !== true && orders.some((order) => order['state'] !== 'draft');

function cancelWindow(orders: readonly Row[]): object {
  const [first, ...others] = orders;
  if (others.length > 0) {
    throw valueError(`Expected singleton: sale.order(${orders.map(({ id }) => id).join(', ')})`);
  }
  return {
    name: first?.['state'] === 'sale' ? 'Cancel Sales Order' : 'Cancel Quotation',
    view_mode: 'form',
    res_model: 'sale.order.cancel',
    type: 'ir.actions.act_window',
    context: { default_order_id: first?.id, mark_so_as_canceled: true },
    target: 'new',
  };
}

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
    if (env.database.version.traits.asksBeforeCancelling && asks(env, orders)) return cancelWindow(orders);
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
