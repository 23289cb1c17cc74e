import type { Method } from './method.ts';

export const contextGet: Method = {
  name: 'context_get',
  on: 'model',
  parameters: [],
  models: ['res.users'],
  run: (env) => ({ lang: 'en_US', tz: false, uid: env.uid }),
};
