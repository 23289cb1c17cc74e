import { toOdooDatetime } from '../odoo/index.ts';
import { registrationModel, writeUnlessChanged } from '../registrations/index.ts';
import { isConnectorError } from '../support/errors.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Session } from './session.ts';

/** The fields of the registration in which a capability keeps how far it has come. */
export interface ProgressFields {
  /** A datetime. */
  readonly cursor: `x_${string}`;
  /** A text. */
  readonly checkpoint: `x_${string}`;
}

/**
 * Moves the cursor, unless it stays (undefined), and removes the run's checkpoint. One call.
 *
 * Where the cursor is not any more what it was when the run started, nothing is written: another run has moved it, a
 * person has set it back, or a marketplace was moved here whose changes are wanted from an earlier time. The next run
 * starts there.
 */
export async function closeSession(
  session: Session,
  fields: ProgressFields,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Promise<void> {
  await moveCursor(session, { field: fields.cursor, from, to }, { [fields.checkpoint]: false });
}

/** Where a cursor stood when the run started, and where it is to stand: ISO 8601, UTC. Undefined: nowhere, and it stays. */
export interface CursorMove {
  readonly field: `x_${string}`;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Writes a cursor of the registration and `others` with it, unless the cursor has changed. One call. */
export async function moveCursor(
  {
    tools,
    registration,
    guardedActionId,
    scope,
  }: Pick<Session, 'tools' | 'registration' | 'guardedActionId' | 'scope'>,
  { field, from, to }: CursorMove,
  others: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { id } = registration;
  const stood = from === undefined ? false : toOdooDatetime(from);
  const guard = {
    model: registrationModel,
    domain: [
      ['id', '=', id],
      [field, '=', stood],
    ],
    ids: [id],
  } as const;
  const vals = { ...(to === undefined ? {} : { [field]: toOdooDatetime(to) }), ...others };
  const step = { do: 'write', model: registrationModel, domain: [['id', '=', id]], vals } as const;
  await writeUnlessChanged(tools.odoo, guardedActionId, { guards: [guard], steps: [step] }, scope);
}

/** Writes a checkpoint. One call; when Odoo is busy or the reply is lost, there is another one ten pages later. */
export async function writeCheckpoint(
  session: Session,
  fields: ProgressFields,
  checkpoint: Checkpoint,
): Promise<void> {
  try {
    const { tools, registration, scope } = session;
    const vals = { [fields.checkpoint]: JSON.stringify(checkpoint) };
    await tools.odoo.call(registrationModel, 'write', { ids: [registration.id], args: { vals }, ...scope });
  } catch (error) {
    const mayPass = isConnectorError(error) && (error.retryable || error.code === 'OUTCOME_UNKNOWN');
    if (!mayPass) throw error;
  }
}
