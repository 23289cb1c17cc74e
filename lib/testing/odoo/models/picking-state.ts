import type { Environment } from '../environment.ts';
import type { Choices } from '../store/field.ts';
import { textOf, type Row } from '../store/row.ts';

export const pickingStates: Choices = [
  ['draft', 'Draft'],
  ['waiting', 'Waiting Another Operation'],
  ['confirmed', 'Waiting'],
  ['assigned', 'Ready'],
  ['done', 'Done'],
  ['cancel', 'Cancelled'],
];

/** The state of a picking follows from its moves. With shipping policy "as soon as possible" one ready move is enough. */
export function pickingStateOf(env: Environment, picking: Row): string {
  const moves = env.database.table('stock.move');
  const states = [...(moves.find('picking_id', picking.id) ?? [])].map((id) =>
    textOf(moves.get(id), 'state'),
  );
  const open = states.filter((state) => state !== 'cancel');
  if (states.length === 0) return 'draft';
  if (open.length === 0) return 'cancel';
  if (open.includes('draft')) return 'draft';
  if (open.every((state) => state === 'done')) return 'done';
  return open.includes('assigned') ? 'assigned' : 'confirmed';
}
