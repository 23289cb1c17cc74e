import { writeRecords } from '../records/write.ts';
import { none, type Method } from './method.ts';

// Both return None: over JSON-RPC that is an answer without a result.

export const actionLock: Method = {
  name: 'action_lock',
  on: 'records',
  parameters: [],
  models: ['sale.order'],
  run: (env, _model, _args, ids) => {
    writeRecords(env, 'sale.order', ids, { locked: true });
    return none;
  },
};

export const actionUnlock: Method = {
  name: 'action_unlock',
  on: 'records',
  parameters: [],
  models: ['sale.order'],
  run: (env, _model, _args, ids) => {
    writeRecords(env, 'sale.order', ids, { locked: false });
    return none;
  },
};
