import { toOdooDatetime } from '../odoo/index.ts';
import { registrationModel } from '../registrations/index.ts';
import { isConnectorError } from '../support/errors.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Run } from './run.ts';

/** The fields of the registration in which a capability keeps how far it has come. */
export interface ProgressFields {
  /** A datetime. */
  readonly cursor: `x_${string}`;
  /** A text. */
  readonly checkpoint: `x_${string}`;
}

/** Moves the cursor, unless it stays (undefined), and removes the run's checkpoint. One call. */
export async function closeRun(run: Run, fields: ProgressFields, cursor: string | undefined): Promise<void> {
  const moved = cursor === undefined ? {} : { [fields.cursor]: toOdooDatetime(cursor) };
  await write(run, { ...moved, [fields.checkpoint]: false });
}

/** Writes a checkpoint. One call; when Odoo is busy or the reply is lost, there is another one ten pages later. */
export async function writeCheckpoint(
  run: Run,
  fields: ProgressFields,
  checkpoint: Checkpoint,
): Promise<void> {
  try {
    await write(run, { [fields.checkpoint]: JSON.stringify(checkpoint) });
  } catch (error) {
    const mayPass = isConnectorError(error) && (error.retryable || error.code === 'OUTCOME_UNKNOWN');
    if (!mayPass) throw error;
  }
}

async function write({ tools, registration, scope }: Run, vals: object): Promise<void> {
  await tools.odoo.call(registrationModel, 'write', { ids: [registration.id], args: { vals }, ...scope });
}
