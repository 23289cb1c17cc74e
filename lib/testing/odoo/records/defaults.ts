import type { Environment } from '../environment.ts';
import { hasColumn } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { textOf, type Value, type Values } from '../store/row.ts';
import { storedValue } from './stored-value.ts';

/**
 * The values that a new record gets for what it does not name: from the context (`default_name`), from `ir.default`,
 * then from the field itself.
 */
export function defaultValues(env: Environment, model: Model, given: Values): Values {
  const stored = storedDefaults(env, model);
  const values: Record<string, Value> = {};
  for (const [name, field] of model.fields) {
    if (name in given || !hasColumn(field)) continue;
    const fromContext = env.context[`default_${name}`];
    if (fromContext !== undefined && field.type !== 'many2many') {
      values[name] = storedValue(model, name, field, fromContext);
    } else if (stored.has(name)) {
      values[name] = storedValue(model, name, field, stored.get(name));
    } else if (field.default) {
      values[name] = field.default(env, { ...given, ...values });
    }
  }
  return values;
}

/** Rows of `ir.default` for a model: field name → value. Those for one user or company alone are not looked at. */
function storedDefaults(env: Environment, model: Model): ReadonlyMap<string, unknown> {
  const fields = env.database.table('ir.model.fields');
  const defaults = new Map<string, unknown>();
  for (const row of env.database.table('ir.default').rows()) {
    const field = typeof row['field_id'] === 'number' ? fields.get(row['field_id']) : undefined;
    if (textOf(field, 'model') === model.name) {
      defaults.set(textOf(field, 'name'), JSON.parse(textOf(row, 'json_value')));
    }
  }
  return defaults;
}
