import { findExternalId } from '../records/external-ids.ts';
import { groupsOf } from '../rights.ts';
import type { Method } from './method.ts';

export const hasGroup: Method = {
  name: 'has_group',
  on: 'records',
  parameters: ['group_ext_id'],
  required: ['group_ext_id'],
  models: ['res.users'],
  run: (env, _model, { group_ext_id: externalId }, [user = env.uid]) => {
    const group = findExternalId(env, String(externalId));
    return group?.model === 'res.groups' && groupsOf(env, user).has(group.id);
  },
};
