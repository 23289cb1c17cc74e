import type { Environment } from './environment.ts';
import { userError } from './errors.ts';
import type { PieceOdoo } from './python-pieces.ts';

/** Odoo as a stand-in for Python sees it. */
export function pieceOdoo(env: Environment): PieceOdoo {
  return {
    uid: env.uid,
    call: (model, method, { ids, args = {} } = {}) => env.database.call(env, model, method, { ids, args }),
    exists: (model, ids) => ids.filter((id) => env.database.table(model).get(id) !== undefined),
    refuse: (message) => {
      throw userError(message);
    },
  };
}
