import { createRecords } from '../records/create.ts';
import type { Method } from './method.ts';

/** JSON-RPC gives an id for one object and ids for a list; JSON-2 always ids (see the transports). */
export const create: Method = {
  name: 'create',
  on: 'model',
  parameters: ['vals_list'],
  required: ['vals_list'],
  run: (env, model, { vals_list: values }) => {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    return createRecords(env, model.name, list);
  },
};
