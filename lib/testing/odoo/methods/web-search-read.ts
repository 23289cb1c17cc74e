import { searchRows } from '../records/search.ts';
import { checkAccess } from '../rights.ts';
import { numberOrNone, objectOf, textOrNone } from './arguments.ts';
import type { Method } from './method.ts';
import { readTree } from './web-read.ts';

export const webSearchRead: Method = {
  name: 'web_search_read',
  on: 'model',
  parameters: ['domain', 'specification', 'offset', 'limit', 'order', 'count_limit'],
  required: ['domain', 'specification'],
  run: (env, model, { domain, specification, offset, limit, order, count_limit: countLimit }) => {
    checkAccess(env, model, 'read');
    const all = searchRows(env, model, domain, { order: textOrNone(order) });
    const from = numberOrNone(offset) ?? 0;
    const size = numberOrNone(limit);
    const page = all.slice(from, size === undefined ? undefined : from + size);
    const length = Math.min(all.length, numberOrNone(countLimit) ?? Number.POSITIVE_INFINITY);
    return { length, records: readTree(env, model, page, objectOf(specification)) };
  },
};
