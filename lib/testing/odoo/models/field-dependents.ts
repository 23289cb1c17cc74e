import type { Environment } from '../environment.ts';
import { userError } from '../errors.ts';
import type { Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { textOf, type Row } from '../store/row.ts';

/** @throws OdooError (UserError) when a field that stays needs one of those that go: `going` are their records. */
export function refuseDependents(env: Environment, going: readonly Row[]): void {
  const leaving = new Set(going.map((row) => `${textOf(row, 'model')}.${textOf(row, 'name')}`));
  for (const model of env.database.models()) {
    for (const [name, field] of model.fields) {
      if (leaving.has(`${model.name}.${name}`)) continue;
      const needed = needs(env, model, field).find((other) => leaving.has(other));
      if (needed === undefined) continue;
      throw userError(
        `The field '${needed}' cannot be removed because the field '${model.name}.${name}' depends on it.`,
      );
    }
  }
}

function needs(env: Environment, model: Model, field: Field): readonly string[] {
  if (field.inverse !== undefined) return [`${field.relation ?? ''}.${field.inverse}`];
  const steps: string[] = [];
  let current: Model | undefined = model;
  for (const name of field.related ?? []) {
    if (!current) break;
    steps.push(`${current.name}.${name}`);
    const relation: string | undefined = current.fields.get(name)?.relation;
    current =
      relation !== undefined && env.database.hasModel(relation) ? env.database.model(relation) : undefined;
  }
  return steps;
}
