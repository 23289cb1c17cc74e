import { asSuperuser, type Environment } from '../environment.ts';
import type { Model } from '../store/model.ts';
import type { Row } from '../store/row.ts';
import { matchingRows } from './search.ts';

/** Works out anew what hangs on fields that were just written into these records. */
export function recompute(
  env: Environment,
  written: Model,
  ids: readonly number[],
  names: ReadonlySet<string>,
): void {
  const superuser = asSuperuser(env);
  for (const model of env.database.models()) {
    for (const [name, { recompute: rule }] of model.fields) {
      const paths = rule?.paths.filter((path) => names.has(path.at(-1) ?? '')) ?? [];
      const rows = paths.flatMap((path) => rowsAlong(superuser, model, path.slice(0, -1), { written, ids }));
      const table = env.database.table(model.name);
      for (const { id } of rows) {
        const row = table.get(id);
        if (rule && row) table.put({ ...row, [name]: rule.value(superuser, row) });
      }
    }
  }
}

/** The rows of a model from which a path of links leads to what was written. */
function rowsAlong(
  env: Environment,
  model: Model,
  links: readonly string[],
  { written, ids }: { readonly written: Model; readonly ids: readonly number[] },
): readonly Row[] {
  const { database } = env;
  const end = links.reduce<Model | undefined>((at, link) => {
    const relation = at?.fields.get(link)?.relation;
    return relation === undefined ? undefined : database.model(relation);
  }, model);
  if (end?.name !== written.name) return [];
  return matchingRows(env, model, [[links.length === 0 ? 'id' : links.join('.'), 'in', ids]]);
}
