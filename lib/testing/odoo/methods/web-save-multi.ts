import { writeRecords } from '../records/write.ts';
import { userError } from '../errors.ts';
import type { Method } from './method.ts';
import { webRead } from './web-read.ts';

/** Writes other values into each record, all or none of them. */
export const webSaveMulti: Method = {
  name: 'web_save_multi',
  on: 'records',
  parameters: ['vals_list', 'specification'],
  required: ['vals_list', 'specification'],
  run: (env, model, { vals_list: list, specification }, ids) => {
    if (!Array.isArray(list) || list.length !== ids.length)
      throw userError('Each record must have a corresponding vals entry.');
    list.forEach((vals: unknown, index) => {
      writeRecords(env, model.name, ids.slice(index, index + 1), vals);
    });
    return webRead.run(env, model, { specification }, ids);
  },
};
