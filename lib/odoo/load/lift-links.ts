import { isChildren, isLink, type LoadRecord, type LoadValue } from './load-record.ts';

/**
 * The records without those links that are the same in all of them, and the context that makes them Odoo's defaults instead:
 * `load` looks up each link of each record, which takes up to an eighth of its time (measured on Odoo 19, five links of a
 * sale order).
 *
 * For records that are made, not updated, and where nothing else is made along with them that has a field of that name and
 * should not get the default.
 */
export function liftLinks(
  records: readonly LoadRecord[],
  fields: readonly string[],
): { readonly records: readonly LoadRecord[]; readonly context: Readonly<Record<string, number | false>> } {
  const shared = fields.flatMap((field): [string, number | false][] => {
    const [first, ...others] = records.map(({ values }) => idOf(values[field]));
    return first === undefined || others.some((id) => id !== first) ? [] : [[field, first]];
  });
  const lifted = new Set(shared.map(([field]) => field));
  return {
    records: records.map(({ key, values }) => ({
      key,
      values: Object.fromEntries(Object.entries(values).filter(([field]) => !lifted.has(field))),
    })),
    context: Object.fromEntries(shared.map(([field, id]) => [`default_${field}`, id])),
  };
}

/** Undefined: it is not a link to one record by its id. */
function idOf(value: LoadValue | undefined): number | false | undefined {
  if (value === null) return false;
  return value === undefined || isChildren(value) || !isLink(value) ? undefined : value.dbId;
}
