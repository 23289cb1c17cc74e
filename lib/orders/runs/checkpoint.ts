import { z } from 'zod';
import type { OdooPort } from '../../odoo/index.ts';
import { registrationModel, type Registration } from '../../registrations/index.ts';
import { isConnectorError } from '../../support/errors.ts';

/** What a run asks Amazon for. */
export interface Search {
  readonly marketplaceIds: readonly string[];
  /** From when on changed orders are wanted: ISO 8601, UTC. */
  readonly changedAfter: string;
}

/**
 * How far a long run has come: every order of every page before `nextToken` is applied or parked.
 * Kept on the registration in Odoo, so that a run that was cut off goes on from there, on whatever machine.
 */
export interface Checkpoint extends Search {
  /** From when on Amazon was asked: earlier than `changedAfter` when our clock was found to be wrong. */
  readonly askedAfter: string;
  /** Up to when Amazon answered for with the first page: ISO 8601, UTC. The cursor goes no further than this. */
  readonly answeredFor?: string | undefined;
  readonly nextToken: string;
  /** When Amazon gave the token, by our clock: ISO 8601, UTC. */
  readonly givenAt: string;
  /** Whether an order came before that could not even be named: the cursor must not pass it. */
  readonly nameless: boolean;
}

const schema = z.object({
  marketplaceIds: z.array(z.string()),
  changedAfter: z.string(),
  askedAfter: z.string(),
  answeredFor: z.iso.datetime().optional(),
  nextToken: z.string().min(1),
  givenAt: z.iso.datetime(),
  nameless: z.boolean(),
});

// Amazon lets tokens die after 24 hours; the last hour is for clocks that differ.
const lifetimeMs = 23 * 60 * 60 * 1000;
const pagesBetween = 10;

/** Whether the run's nth page is one to write a checkpoint after. Short runs never write one. */
export const isCheckpointDue = (page: number): boolean => page > 0 && page % pagesBetween === 0;

/** The checkpoint that a run for `search` may go on from at `now` (milliseconds); of another search or too old: none. */
export function usableCheckpoint(
  text: string | undefined,
  search: Search,
  now: number,
): Checkpoint | undefined {
  const checkpoint = text === undefined ? undefined : readCheckpoint(text);
  if (checkpoint?.changedAfter !== search.changedAfter) return undefined;
  if (checkpoint.marketplaceIds.join() !== search.marketplaceIds.join()) return undefined;
  return now - Date.parse(checkpoint.givenAt) < lifetimeMs ? checkpoint : undefined;
}

// A person may have edited it in Odoo: what is no checkpoint is none.
function readCheckpoint(text: string): Checkpoint | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Writes a checkpoint. One call; when Odoo is busy or the reply is lost, there is another one ten pages later. */
export async function writeCheckpoint(
  odoo: OdooPort,
  registration: Registration,
  checkpoint: Checkpoint,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const vals = { x_order_checkpoint: JSON.stringify(checkpoint) };
  try {
    await odoo.call(registrationModel, 'write', { ids: [registration.id], args: { vals }, ...options });
  } catch (error) {
    const mayPass = isConnectorError(error) && (error.retryable || error.code === 'OUTCOME_UNKNOWN');
    if (!mayPass) throw error;
  }
}
