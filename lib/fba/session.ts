import { ofKind } from '../problems/index.ts';
import type { RegistrationRef } from '../registrations/index.ts';
import { startSession, type SessionTools } from '../sync/index.ts';
import { moveSessionShape, moveTerms, type MoveSession } from './moves/session.ts';
import { moveRights } from './rights.ts';

/** Starts a run over stock moves: two calls. */
export async function startMoveSession(
  tools: SessionTools,
  registration: RegistrationRef,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal | undefined },
): Promise<MoveSession> {
  const { record, ...session } = await startSession(tools, registration, {
    shape: moveSessionShape,
    rights: moveRights,
    dryRun,
    signal,
  });
  return {
    ...session,
    moves: moveTerms(session.registration, record),
    problemCodes: new Map(ofKind({ name: 'order' }, session.problems).map(({ ref, code }) => [ref, code])),
  };
}
