import { unlinkRecords } from '../records/unlink.ts';
import type { Method } from './method.ts';

export const unlink: Method = {
  name: 'unlink',
  on: 'records',
  parameters: [],
  run: (env, model, _args, ids) => {
    unlinkRecords(env, model.name, ids);
    return true;
  },
};
