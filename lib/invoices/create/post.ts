import { actApart, searchRecords, withoutTracking } from '../../odoo/index.ts';
import { z } from 'zod';
import { inBatches } from '../../support/batches.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { MoveFacts } from './moves.ts';
import { batchSize, type InvoicingSession } from './session.ts';

/** What posting has come to: which it was that Odoo posted, and what it refused. */
export interface Posted {
  readonly ids: ReadonlySet<number>;
  readonly refused: ReadonlyMap<number, ConnectorError>;
}

// Odoo itself has tried five times by then.
const mostRaces = 3;

/**
 * Posts drafts all at once, and those that Odoo refuses apart from the others: it names no invoice in its refusal. One call.
 * Whether it came to that is read afterwards: an answer may have been lost.
 */
export async function postMoves(session: InvoicingSession, moves: readonly MoveFacts[]): Promise<Posted> {
  const { tools, scope } = session;
  const ids = new Set<number>();

  const post = async (part: readonly MoveFacts[], races = 0): Promise<void> => {
    try {
      const partIds = part.map(({ id }) => id);
      await tools.odoo.call('account.move', 'action_post', {
        ids: partIds,
        context: withoutTracking,
        ...scope,
      });
      for (const id of partIds) ids.add(id);
    } catch (error) {
      if (!isConnectorError(error)) throw error;
      const isRace = error.code === 'ODOO_CONCURRENCY' || error.code === 'OUTCOME_UNKNOWN';
      if (!isRace && part.length < Math.min(moves.length, batchSize)) throw error;
      // One that another worker, or this one before its answer was lost, has posted is refused like a bad one.
      const open = await withoutPosted(session, part);
      if (isRace && races === mostRaces) throw error;
      if (error.code === 'OUTCOME_UNKNOWN')
        for (const { id } of part) if (!open.some((move) => move.id === id)) ids.add(id);
      if (open.length === 0) return;
      if (!isRace && open.length === part.length) throw error;
      await post(open, races + 1);
    }
  };

  const refused = new Map<MoveFacts, ConnectorError>();
  for (const batch of inBatches(moves, batchSize))
    for (const [move, error] of await actApart(batch, (part) => post(part))) refused.set(move, error);
  return {
    ids,
    refused: new Map([...refused].map(([move, error]) => [move.id, refusal(move, error)])),
  };
}

async function withoutPosted(
  { tools, scope }: InvoicingSession,
  moves: readonly MoveFacts[],
): Promise<readonly MoveFacts[]> {
  const domain = [
    ['id', 'in', moves.map(({ id }) => id)],
    ['state', '=', 'draft'],
  ] as const;
  const open = await searchRecords(tools.odoo, 'account.move', z.object({}), { domain, ...scope });
  const ids = new Set(open.map(({ id }) => id));
  return moves.filter(({ id }) => ids.has(id));
}

const refusal = ({ id, orderId }: MoveFacts, cause: ConnectorError): ConnectorError =>
  new ConnectorError(
    'INVOICE_REFUSED',
    `Odoo does not post draft invoice ${id} of Amazon order ${orderId}: ${cause.message} Correct it in Odoo; the next run posts it.`,
    { context: { orderId, invoiceId: id }, cause },
  );
