import type { Environment } from '../environment.ts';
import { validationError } from '../errors.ts';
import { applyToChildren } from '../records/commands.ts';
import { createRecords } from '../records/create.ts';
import { findExternalId, setExternalId, splitExternalId } from '../records/external-ids.ts';
import { writeRecords } from '../records/write.ts';
import type { LoadedChildren, LoadedRecord } from './record.ts';

/** Writes the record that its external id names, or makes it; the same for the records below. Gives its id. */
export function saveRecord(env: Environment, record: LoadedRecord): number {
  const [id] = saveAll(env, record.model, [record]);
  return id ?? 0;
}

/** New records of a list are made together, as Odoo does: the lines of an order then share one picking. */
function saveAll(env: Environment, model: string, records: readonly LoadedRecord[]): readonly number[] {
  const targets = records.map((record) => existing(env, record));
  const known = targets.map((target) => target?.id);
  const fresh = records.filter((_, index) => known[index] === undefined);
  const noUpdate = env.context['noupdate'] === true;
  const values = fresh.map((record) => record.values);
  // Nothing to make needs no right to make it.
  const created = fresh.length === 0 ? [] : createRecords(env, model, values);
  fresh.forEach(({ externalId }, index) => {
    const id = created[index];
    if (externalId !== undefined && id !== undefined) setExternalId(env, externalId, { model, id, noUpdate });
  });
  const ids = records.map((record, index) => known[index] ?? created[fresh.indexOf(record)] ?? 0);
  records.forEach((record, index) => {
    const id = ids[index] ?? 0;
    const isKnown = known[index] !== undefined;
    // What was loaded with `noupdate` is passed over by a load in mode `update`, which gives its id (measured).
    if (targets[index]?.noUpdate === true && env.context['mode'] === 'update') return;
    if (isKnown) writeRecords(env, model, [id], record.values);
    for (const children of record.children) saveChildren(env, id, isKnown, children);
  });
  return ids;
}

function saveChildren(
  env: Environment,
  parent: number,
  isKnown: boolean,
  { field, records }: LoadedChildren,
): void {
  const { relation = '', inverse = '' } = field;
  // A list whose cells are all blank is emptied; records that are merely left out of it stay (both measured).
  if (records.length === 0 && isKnown) applyToChildren(env, field, parent, [[5]]);
  if (records.length === 0) return;
  const linked = records.map((child) => ({ ...child, values: { ...child.values, [inverse]: parent } }));
  saveAll(env, relation, linked);
}

interface Existing {
  readonly id: number;
  readonly noUpdate?: boolean;
}

function existing(env: Environment, { model, externalId, databaseId }: LoadedRecord): Existing | undefined {
  const target = externalId === undefined ? undefined : findExternalId(env, externalId);
  if (externalId === undefined || !target) return databaseId === undefined ? undefined : { id: databaseId };
  if (target.model !== model) {
    const name = splitExternalId(externalId).join('.');
    throw validationError(
      `For external id ${name} when trying to create/update a record of model ${model} found record of different model ${target.model} (${target.id})`,
    );
  }
  // Deleted by a user: made anew under the same external id.
  return env.database.table(model).get(target.id) ? target : undefined;
}
