import { actApart } from '../../odoo/index.ts';
import { isConnectorError } from '../../support/errors.ts';
import { runAction } from '../../schema/index.ts';
import { dateAction } from './date-action.ts';
import type { MoveSession } from './session.ts';

/** A picking with the date that it is to have. */
export interface PickingDate {
  readonly id: number;
  /** Odoo's datetime, UTC. */
  readonly doneAt: string;
}

/** Writes the dates of done pickings, with their moves; gives the ids of those that Odoo refuses. One call. */
export async function writeDates(
  { tools, moves, scope }: MoveSession,
  dates: readonly PickingDate[],
): Promise<ReadonlySet<number>> {
  const write = async (part: readonly PickingDate[]): Promise<void> => {
    const context = { amazon_dates: part.map(({ id, doneAt }) => [id, doneAt]), tracking_disable: true };
    const send = () => runAction(tools.odoo, dateAction, moves.dateActionId, context, scope);
    // Writing the same once more does no harm.
    await send().catch((error: unknown) => {
      if (isConnectorError(error) && mayBeSentAgain.has(error.code)) return send();
      throw error;
    });
  };
  const refused = await actApart(dates, write);
  return new Set([...refused.keys()].map(({ id }) => id));
}

const mayBeSentAgain: ReadonlySet<string> = new Set(['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY']);
