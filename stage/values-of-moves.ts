import { z } from 'zod';
import type { OdooCall, OdooPort } from '../lib/index.ts';

/** What moves of Odoo 19 say of their value; before, layers of the valuation say it. */
const newFields = ['value', 'is_in', 'account_move_id'];

const layersSchema = z.array(
  z.object({
    stock_move_id: z.tuple([z.number(), z.string()]),
    quantity: z.number(),
    value: z.number(),
    account_move_id: z.unknown(),
  }),
);
const movesSchema = z.array(z.looseObject({ id: z.number() }));

/**
 * Stock moves with `value` (never below zero), `is_in` and `account_move_id` as Odoo 19 has them: what a move was worth when
 * it was done, without later revaluations.
 */
export async function readMoves(port: OdooPort, call: OdooCall): Promise<unknown> {
  const asked = z.array(z.string()).parse(call.args?.['fields'] ?? []);
  const added = newFields.filter((field) => asked.includes(field));
  if (added.length === 0) return port.call('stock.move', 'search_read', call);
  const fields = asked.filter((field) => !added.includes(field));
  const args = { ...call.args, fields };
  const moves = movesSchema.parse(await port.call('stock.move', 'search_read', { ...call, args }));
  const layers = layersSchema.parse(
    await port.call('stock.valuation.layer', 'search_read', {
      args: {
        domain: [
          ['stock_move_id', 'in', moves.map(({ id }) => id)],
          ['stock_valuation_layer_id', '=', false],
        ],
        fields: ['stock_move_id', 'quantity', 'value', 'account_move_id'],
        order: 'id',
      },
      context: { active_test: false },
    }),
  );
  return moves.map((move) => {
    const own = layers.filter(({ stock_move_id: [id] }) => id === move.id);
    const value = own.reduce((sum, layer) => sum + layer.value, 0);
    return {
      ...move,
      value: Math.abs(Math.round(value * 1e6) / 1e6),
      is_in: own.some(({ quantity }) => quantity > 0),
      account_move_id: own[0]?.account_move_id ?? false,
    };
  });
}
