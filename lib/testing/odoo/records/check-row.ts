import type { Environment } from '../environment.ts';
import { constraintError } from '../errors.ts';
import { hasColumn, isNumeric } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import type { Row } from '../store/row.ts';

/** Throws what PostgreSQL and Odoo's constraints throw for a row that is about to be stored. */
export function checkRow(env: Environment, model: Model, row: Row): void {
  for (const [name, field] of model.fields) {
    if (!hasColumn(field)) continue;
    const value = row[name] ?? false;
    if (field.required && value === false && !isNumeric(field) && field.type !== 'boolean') {
      throw env.database.version.traits.missingValue(model, name, field);
    }
    if (field.type === 'many2one' && field.relation !== undefined && typeof value === 'number') {
      // The row may name itself.
      const isThere =
        env.database.table(field.relation).get(value) ?? (field.relation === model.name && value === row.id);
      if (!isThere) throw brokenLink(model, `'${field.label}' (${name})`);
    }
  }
  model.behaviour.check?.(env, row);
}

// Odoo takes every breach of a foreign key for a deletion, so this is what it says of an unknown id too (measured).
export function brokenLink(model: Model, constraint: string): Error {
  return constraintError(
    `Another model is using the record you are trying to delete.\n\nThe troublemaker is: '${model.label}' (${model.name})\n` +
      `Thanks to the following constraint: ${constraint}\nHow about archiving the record instead?`,
  );
}
