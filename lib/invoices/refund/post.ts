import { z } from 'zod';
import { actApart, searchRecords, withoutTracking } from '../../odoo/index.ts';
import { isConnectorError, type ConnectorError } from '../../support/errors.ts';
import type { RefundSession } from './session.ts';

/** A draft credit note to be posted. */
export interface DraftNote {
  readonly id: number;
  readonly invoiceId: number;
}

/**
 * Posts drafts: one call, and more where an invoice has several of them or Odoo refuses one. Odoo reconciles each with its
 * invoice where that is open. Gives what could not be posted, or may not have been: read them back.
 */
export async function postNotes(
  session: RefundSession,
  notes: readonly DraftNote[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  const errors: (readonly [number, ConnectorError])[] = [];
  for (const wave of wavesOf(notes)) errors.push(...(await postTogether(session, wave)));
  return new Map(errors);
}

/**
 * Never two of one invoice together: Odoo 19 pairs the credit notes of a call with their invoices by position, each invoice
 * counted once. Of three for one invoice it reconciled the first alone (measured), and all that follow are paired wrongly.
 */
function wavesOf(notes: readonly DraftNote[]): readonly (readonly number[])[] {
  const waves: number[][] = [];
  const counts = new Map<number, number>();
  for (const { id, invoiceId } of notes) {
    const nth = counts.get(invoiceId) ?? 0;
    counts.set(invoiceId, nth + 1);
    (waves[nth] ??= []).push(id);
  }
  return waves;
}

async function postTogether(
  { tools: { odoo }, scope }: RefundSession,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  const doubtful = new Map<number, ConnectorError>();
  let isFirst = true;
  const refused = await actApart(ids, async (part) => {
    // Another worker may have posted some: Odoo then refuses all of them.
    const due = isFirst ? part : await drafts(part);
    isFirst = false;
    if (due.length === 0) return;
    try {
      await odoo.call('account.move', 'action_post', { ids: due, context: withoutTracking, ...scope });
    } catch (error) {
      if (!isConnectorError(error) || !['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY'].includes(error.code))
        throw error;
      for (const id of due) doubtful.set(id, error);
    }
  });
  return new Map([...doubtful, ...refused]);

  async function drafts(part: readonly number[]): Promise<readonly number[]> {
    const domain = [['id', 'in', part] as const, ['state', '=', 'draft'] as const];
    const found = await searchRecords(odoo, 'account.move', z.object({}), { domain, order: 'id', ...scope });
    return found.map(({ id }) => id);
  }
}
