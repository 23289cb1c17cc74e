import type { UpsertResult } from './loader.ts';

/** Throws the first refusal, for records that have to go in together with what follows. Those that went in stay. */
export function throwRefused(results: readonly UpsertResult[]): void {
  const refused = results.find(({ error }) => error !== undefined);
  if (refused?.error) throw refused.error;
}
