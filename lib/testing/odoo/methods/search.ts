import { searchRows } from '../records/search.ts';
import { checkAccess } from '../rights.ts';
import { numberOrNone, textOrNone } from './arguments.ts';
import type { Method } from './method.ts';

export const search: Method = {
  name: 'search',
  on: 'model',
  parameters: ['domain', 'offset', 'limit', 'order'],
  required: ['domain'],
  run: (env, model, { domain, offset, limit, order }) => {
    checkAccess(env, model, 'read');
    const options = { offset: numberOrNone(offset), limit: numberOrNone(limit), order: textOrNone(order) };
    return searchRows(env, model, domain, options).map((row) => row.id);
  },
};
