import { subSeconds } from 'date-fns/subSeconds';
import { fromOdooDatetime, toOdooDatetime } from '../../odoo/index.ts';
import type { Progress } from '../../schema/index.ts';

type Times = Readonly<Record<string, string | undefined>>;

/**
 * The cursors of a registration that takes over a marketplace, as Odoo's datetimes by field: what either of the two has
 * not asked Amazon for yet is still to be asked for.
 *
 * A cursor that stands goes back by a second at least: a run of the registration that is under way has not asked for the
 * new marketplace, and moves the cursor only where it stands as it found it.
 */
export function joinedTimes(
  { cursors, failures }: Required<Progress>,
  own: Times = {},
  added: Times = {},
): Times {
  const moved = cursors.flatMap((field): [string, string][] => {
    const [stands, other] = [own[field], added[field]];
    if (stands === undefined) return other === undefined ? [] : [[field, other]];
    const earliest = other === undefined || other > stands ? stands : other;
    const before = subSeconds(fromOdooDatetime(earliest), 1);
    return [[field, toOdooDatetime(before.toISOString())]];
  });
  const failed = failures.flatMap((field): [string, string][] => {
    const other = added[field];
    const stands = own[field];
    return other === undefined || (stands !== undefined && stands <= other) ? [] : [[field, other]];
  });
  return Object.fromEntries([...moved, ...failed]);
}
