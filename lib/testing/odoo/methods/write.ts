import { writeRecords } from '../records/write.ts';
import type { Method } from './method.ts';

export const write: Method = {
  name: 'write',
  on: 'records',
  parameters: ['vals'],
  required: ['vals'],
  run: (env, model, { vals }, ids) => {
    writeRecords(env, model.name, ids, vals);
    return true;
  },
};
