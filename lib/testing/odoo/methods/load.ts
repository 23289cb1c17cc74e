import { notEmbedded } from '../errors.ts';
import { python } from '../records/domain.ts';
import { loadTable } from '../load/load.ts';
import { listOf, textsOf } from './arguments.ts';
import type { Method } from './method.ts';

export const load: Method = {
  name: 'load',
  on: 'model',
  parameters: ['fields', 'data'],
  required: ['fields', 'data'],
  run: (env, model, { fields, data }) => {
    // Odoo reads datetimes in the zone of the context, or else of the user; the users here have none.
    const zone = env.context['tz'] ?? false;
    if (zone !== false && zone !== 'UTC') throw notEmbedded(`the time zone ${python(zone)}`);
    return loadTable(env, model.name, textsOf(fields) ?? [], listOf(data).map(listOf));
  },
};
