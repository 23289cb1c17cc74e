import { searchRows } from '../records/search.ts';
import { checkAccess } from '../rights.ts';
import { numberOrNone, textOrNone, textsOf } from './arguments.ts';
import type { Method } from './method.ts';
import { readRows } from './read.ts';

export const searchRead: Method = {
  name: 'search_read',
  on: 'model',
  parameters: ['domain', 'fields', 'offset', 'limit', 'order', 'load'],
  run: (env, model, { domain = [], fields, offset, limit, order, load }) => {
    checkAccess(env, model, 'read');
    const options = { offset: numberOrNone(offset), limit: numberOrNone(limit), order: textOrNone(order) };
    const rows = searchRows(env, model, domain ?? [], options);
    return readRows(env, model, rows, textsOf(fields), load === undefined || textOrNone(load) !== undefined);
  },
};
