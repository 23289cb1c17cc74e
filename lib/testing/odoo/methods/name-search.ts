import { displayNameOf } from '../records/display-name.ts';
import { searchRows } from '../records/search.ts';
import { checkAccess } from '../rights.ts';
import { nameField } from '../store/model.ts';
import { listOf, numberOrNone } from './arguments.ts';
import type { Method } from './method.ts';

/** Looks at the name alone; Odoo's own looks at more for some models (a product's reference, a partner's e-mail). */
export const nameSearch: Method = {
  name: 'name_search',
  on: 'model',
  parameters: ['name', 'domain', 'operator', 'limit'],
  run: (env, model, { name = '', domain, operator = 'ilike', limit = 100 }) => {
    checkAccess(env, model, 'read');
    const named = [nameField(model), operator, name];
    const rows = searchRows(env, model, [...listOf(domain), named], { limit: numberOrNone(limit) });
    return rows.map((row) => [row.id, displayNameOf(env, model.name, row)]);
  },
};
