import type { Environment } from './environment.ts';
import { userError } from './errors.ts';
import { findExternalId } from './records/external-ids.ts';
import type { PieceOdoo } from './python-pieces.ts';

/** Odoo as a stand-in for Python sees it. */
export function pieceOdoo(env: Environment): PieceOdoo {
  return {
    uid: env.uid,
    call: (model, method, { ids, args = {} } = {}) => env.database.call(env, model, method, { ids, args }),
    hasModel: (model) => env.database.hasModel(model),
    exists: (model, ids) => ids.filter((id) => env.database.table(model).get(id) !== undefined),
    idOf: (externalId) => findExternalId(env, externalId)?.id,
    refuse: (message) => {
      throw userError(message);
    },
  };
}
