import { ofKind } from '../problems/index.ts';
import type { RegistrationRef } from '../registrations/index.ts';
import { startRun, type RunTools } from '../sync/index.ts';
import { moveRunShape, moveTerms, type MoveRun } from './moves/run.ts';
import { moveRights } from './rights.ts';

/** Starts a run over stock moves: two calls. */
export async function startMoveRun(
  tools: RunTools,
  registration: RegistrationRef,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal | undefined },
): Promise<MoveRun> {
  const { record, ...run } = await startRun(tools, registration, {
    shape: moveRunShape,
    rights: moveRights,
    dryRun,
    signal,
  });
  return {
    ...run,
    moves: moveTerms(run.registration, record),
    problemCodes: new Map(ofKind({ name: 'order' }, run.problems).map(({ ref, code }) => [ref, code])),
  };
}
