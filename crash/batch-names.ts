import type { Registration } from '../lib/index.ts';

/** Names of the batches of a scene. Scenes share the journals of their company, and no batch. */
export const batchNames = ({ id }: Registration): { readonly income: string; readonly refunds: string } => ({
  income: `CRASH-${id} income`,
  refunds: `CRASH-${id} refunds`,
});

/** What stands in the name of each batch of the scene, and so in what bank transactions say of them. */
export const batchPrefix = ({ id }: Registration): string => `CRASH-${id} `;
