import { checkAccess, isAllowed, parseOperation } from '../rights.ts';
import type { Method } from './method.ts';

export const checkAccessRights: Method = {
  name: 'check_access_rights',
  on: 'model',
  parameters: ['operation', 'raise_exception'],
  required: ['operation'],
  run: (env, model, { operation, raise_exception: raises = true }) => {
    if (raises !== false) checkAccess(env, model, parseOperation(operation));
    return isAllowed(env, model, parseOperation(operation));
  },
};
