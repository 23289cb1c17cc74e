import { userError } from '../errors.ts';
import { seedRecord } from '../records/create.ts';
import { moveStock } from '../models/stock.ts';
import { pickingStateOf } from '../models/picking-state.ts';
import { existingRows } from '../records/existing.ts';
import type { Environment } from '../environment.ts';
import { isTrue, numberOf, textOf, type Row, type Values } from '../store/row.ts';
import { notEmbedded } from '../errors.ts';
import type { Method } from './method.ts';

/**
 * Does what was picked, or all that is there when nothing is marked as picked; the rest goes to a backorder without
 * asking, as with the context key `skip_backorder`. Nothing happens to a picking that is done; before Odoo 19, one such
 * picking alone is refused.
 */
export const buttonValidate: Method = {
  name: 'button_validate',
  on: 'records',
  parameters: [],
  models: ['stock.picking'],
  run: (env, _model, _args, ids) => {
    const pickings = existingRows(env, 'stock.picking', ids);
    const open = pickings.filter((picking) => pickingStateOf(env, picking) !== 'done');
    const isOneDone = pickings.length === 1 && open.length === 0;
    if (isOneDone && env.database.version.traits.refusesDonePickings) throw nothingReserved();
    for (const picking of open) validate(env, picking);
    return true;
  },
};

const nothingReserved = (): Error =>
  userError('You cannot validate a transfer if no quantities are reserved nor done.');

const openMovesOf = (env: Environment, picking: Row): readonly Row[] => {
  const moves = env.database.table('stock.move');
  return [...(moves.find('picking_id', picking.id) ?? [])]
    .flatMap((id) => moves.get(id) ?? [])
    .filter((move) => !['cancel', 'done'].includes(textOf(move, 'state')));
};

function validate(env: Environment, picking: Row): void {
  const open = openMovesOf(env, picking);
  const picked = open.filter((move) => isTrue(move, 'picked'));
  const done = (picked.length > 0 ? picked : open).filter((move) => numberOf(move, 'quantity') > 0);
  if (done.length === 0) {
    throw nothingReserved();
  }
  const rests = open.flatMap((move) => {
    const rest = numberOf(move, 'product_uom_qty') - (done.includes(move) ? numberOf(move, 'quantity') : 0);
    return rest > 0 ? [{ move, rest }] : [];
  });
  if (rests.length > 0 && env.context['skip_backorder'] !== true) {
    throw notEmbedded('the window that asks about a backorder: send skip_backorder in the context');
  }
  const moves = env.database.table('stock.move');
  for (const move of done) {
    const quantity = numberOf(move, 'quantity');
    const date = env.database.now();
    moves.put({ ...move, state: 'done', picked: true, product_uom_qty: quantity, quantity, date });
    moveStock(env, move);
  }
  if (rests.length > 0) makeBackorder(env, picking, rests, done);
  env.database.table('stock.picking').put({
    ...(env.database.table('stock.picking').get(picking.id) ?? picking),
    date_done: env.database.now(),
  });
}

function makeBackorder(
  env: Environment,
  picking: Row,
  rests: readonly { readonly move: Row; readonly rest: number }[],
  done: readonly Row[],
): void {
  const number = env.database.nextNumber(`stock.picking.type ${numberOf(picking, 'picking_type_id')}`);
  const prefix = textOf(picking, 'name').split('/').slice(0, -1).join('/');
  const backorder = seedRecord(env, 'stock.picking', {
    ...copyOf(env, picking),
    name: `${prefix}/${String(number).padStart(5, '0')}`,
    backorder_id: picking.id,
    carrier_tracking_ref: false,
    date_done: false,
  });
  const moves = env.database.table('stock.move');
  for (const { move, rest } of rests) {
    const remaining = { product_uom_qty: rest, quantity: 0, picked: false, picking_id: backorder };
    if (done.includes(move))
      seedRecord(env, 'stock.move', { ...withoutId(move), ...remaining, state: 'confirmed' });
    else moves.put({ ...move, ...remaining, state: 'confirmed' });
  }
}

/** What a copy of the picking starts with. */
const copyOf = (env: Environment, picking: Row): Values => {
  const { fields } = env.database.model('stock.picking');
  return Object.fromEntries(
    Object.entries(withoutId(picking)).filter(([name]) => fields.get(name)?.notCopied !== true),
  );
};

const withoutId = (row: Row): Values =>
  Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'id'));
