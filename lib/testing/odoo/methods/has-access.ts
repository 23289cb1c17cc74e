import { isAllowed, parseOperation } from '../rights.ts';
import type { Method } from './method.ts';

export const hasAccess: Method = {
  name: 'has_access',
  on: 'records',
  parameters: ['operation'],
  required: ['operation'],
  run: (env, model, { operation }) => isAllowed(env, model, parseOperation(operation)),
};
