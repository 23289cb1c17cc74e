import { existingRows } from '../records/existing.ts';
import { writeRecords } from '../records/write.ts';
import type { Method } from './method.ts';

export const actionDraft: Method = {
  name: 'action_draft',
  on: 'records',
  parameters: [],
  models: ['sale.order'],
  run: (env, _model, _args, ids) => {
    const orders = existingRows(env, 'sale.order', ids).filter((order) => order['state'] === 'cancel');
    writeRecords(
      env,
      'sale.order',
      orders.map((order) => order.id),
      { state: 'draft' },
    );
    return true;
  },
};
