import { z } from 'zod';
import { parseJson } from '../support/parse-json.ts';

/** What a run asks Amazon for. */
export interface Search {
  readonly marketplaceIds: readonly string[];
  /** From when on changes are wanted: ISO 8601, UTC. */
  readonly changedAfter: string;
}

/**
 * How far a long run has come: every record of every page before `nextToken` is applied or parked.
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
  /** Whether a record came before that could not even be named: the cursor must not pass it. */
  readonly unidentified: boolean;
}

const schema = z.object({
  marketplaceIds: z.array(z.string()),
  changedAfter: z.string(),
  askedAfter: z.string(),
  answeredFor: z.iso.datetime().optional(),
  nextToken: z.string().min(1),
  givenAt: z.iso.datetime(),
  unidentified: z.boolean(),
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

// A person may have edited it in Odoo: text that is not a checkpoint is ignored.
const readCheckpoint = (text: string): Checkpoint | undefined => schema.safeParse(parseJson(text)).data;
