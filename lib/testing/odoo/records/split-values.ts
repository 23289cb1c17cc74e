import type { Environment } from '../environment.ts';
import { notEmbedded } from '../errors.ts';
import { hasColumn, type Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { linksOf, type Row, type Value, type Values } from '../store/row.ts';
import { linksAfter } from './commands.ts';
import { python } from './domain.ts';
import { storedValue } from './stored-value.ts';

/** Values of `create` or `write`: what the row holds, and commands for records that point to it. */
export interface SplitValues {
  readonly stored: Values;
  readonly children: readonly { readonly field: Field; readonly value: unknown }[];
}

export function splitValues(env: Environment, model: Model, given: unknown, before?: Row): SplitValues {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw notEmbedded(`the values ${python(given)}`);
  }
  const stored: Record<string, Value> = {};
  const children: { field: Field; value: unknown }[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = model.fields.get(name);
    if (!field) {
      throw env.database.version.traits.unknownField(before ? 'write' : 'create', model, name);
    }
    if (field.type === 'one2many') children.push({ field, value });
    else if (!hasColumn(field)) throw notEmbedded(`how to write ${model.name}.${name}, which Odoo works out`);
    else if (field.type === 'many2many')
      stored[name] = linksAfter(env, model, name, field, linksOf(before, name), value);
    else stored[name] = storedValue(model, name, field, value);
  }
  return { stored, children };
}
