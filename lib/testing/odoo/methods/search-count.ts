import { matchingRows } from '../records/search.ts';
import { checkAccess } from '../rights.ts';
import { numberOrNone } from './arguments.ts';
import type { Method } from './method.ts';

export const searchCount: Method = {
  name: 'search_count',
  on: 'model',
  parameters: ['domain', 'limit'],
  required: ['domain'],
  run: (env, model, { domain, limit }) => {
    checkAccess(env, model, 'read');
    return Math.min(matchingRows(env, model, domain).length, numberOrNone(limit) ?? Number.POSITIVE_INFINITY);
  },
};
