import { notEmbedded } from '../errors.ts';
import { checkAccess } from '../rights.ts';
import { textsOf } from './arguments.ts';
import { aggregated, groupsOf } from './formatted-read-group.ts';
import type { Method } from './method.ts';
import { readField } from './read.ts';

/** The older way to count and sum up by stored fields: `lazy: false` alone, and no ranges. */
export const readGroup: Method = {
  name: 'read_group',
  on: 'model',
  parameters: ['domain', 'fields', 'groupby', 'offset', 'limit', 'orderby', 'lazy'],
  required: ['domain', 'fields', 'groupby'],
  run: (env, model, { domain, fields, groupby, lazy, ...others }) => {
    checkAccess(env, model, 'read');
    const [unknown] = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (unknown !== undefined) throw notEmbedded(`read_group with ${unknown}`);
    if (lazy !== false) throw notEmbedded('read_group without lazy: false');
    const names = textsOf(groupby) ?? [];
    return groupsOf(env, model, domain, names).flatMap((rows) =>
      rows.slice(0, 1).map((first) => ({
        ...Object.fromEntries(names.map((name) => [name, readField(env, model, first, name, true)])),
        ...Object.fromEntries(
          (textsOf(fields) ?? [])
            .filter((aggregate) => aggregate !== '__count')
            // A sum is called by its field alone.
            .map((aggregate) => [aggregate.replace(/:.*/, ''), aggregated(env, model, rows, aggregate)]),
        ),
        __count: rows.length,
      })),
    );
  },
};
