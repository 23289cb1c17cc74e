import { pieceOdoo } from '../piece-odoo.ts';
import { existingRows } from '../records/existing.ts';
import { textOf } from '../store/row.ts';
import { idsOf } from './arguments.ts';
import type { Method } from './method.ts';

/** Runs server actions with the rights of the caller; anybody may call it (measured). Gives the last one's answer. */
export const run: Method = {
  name: 'run',
  on: 'records',
  parameters: [],
  models: ['ir.actions.server'],
  run: (env, _model, _args, ids) => {
    let answer: unknown = false;
    for (const row of existingRows(env, 'ir.actions.server', ids)) {
      const piece = env.database.pieces.get(textOf(row, 'code'));
      if (piece?.kind !== 'server action') continue;
      const call = { context: env.context, records: idsOf(env.context['active_ids']) };
      answer = piece.run(pieceOdoo(env), call) ?? false;
    }
    return answer;
  },
};
