import type { Environment } from '../environment.ts';
import { findExternalId } from '../records/external-ids.ts';
import { groupsOf } from '../rights.ts';
import type { Method } from './method.ts';

const isIn = (env: Environment, user: number, externalId: unknown): boolean => {
  const group = findExternalId(env, String(externalId));
  return group?.model === 'res.groups' && groupsOf(env, user).has(group.id);
};

export const hasGroup: Method = {
  name: 'has_group',
  on: 'records',
  parameters: ['group_ext_id'],
  required: ['group_ext_id'],
  models: ['res.users'],
  run: (env, _model, { group_ext_id: externalId }, [user = env.uid]) => isIn(env, user, externalId),
};

/** Odoo 17 asks for the user who calls, and takes no ids. */
export const hasOwnGroup: Method = {
  ...hasGroup,
  on: 'model',
  run: (env, _model, { group_ext_id: externalId }) => isIn(env, env.uid, externalId),
};
