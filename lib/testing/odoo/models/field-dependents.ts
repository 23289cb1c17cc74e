import type { Environment } from '../environment.ts';
import { userError } from '../errors.ts';
import { textOf, type Row } from '../store/row.ts';

/**
 * @throws OdooError (UserError) when a one2many that stays points back over a field that goes; `going` are the records
 * of those. A related field that loses its target is no reason to refuse (measured): it is empty from then on.
 */
export function refuseDependents(env: Environment, going: readonly Row[]): void {
  const leaving = new Set(going.map((row) => `${textOf(row, 'model')}.${textOf(row, 'name')}`));
  for (const model of env.database.models()) {
    for (const [name, field] of model.fields) {
      const needed = `${field.relation ?? ''}.${field.inverse ?? ''}`;
      if (!leaving.has(needed) || leaving.has(`${model.name}.${name}`)) continue;
      throw userError(
        `The field '${needed}' cannot be removed because the field '${model.name}.${name}' depends on it.`,
      );
    }
  }
}
