import { createOnce, throwRefused } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { PickingDraft } from './plan.ts';
import { moveGroupRecord, pickingRecord } from './records.ts';
import type { MoveRun } from './run.ts';

/** A planned picking with the id that it has in Odoo, or with what is wrong. */
export type MadePicking =
  | { readonly draft: PickingDraft; readonly id: number; readonly error?: never }
  | { readonly draft: PickingDraft; readonly error: ConnectorError; readonly id?: never };

/**
 * Makes pickings with their moves, as drafts of Odoo: one call. One that is there, made by another worker or before a reply
 * was lost, is left as it is.
 */
export async function makePickings(
  { tools, registration, dialect, moves: { places }, scope }: MoveRun,
  drafts: readonly PickingDraft[],
): Promise<readonly MadePicking[]> {
  if (!places) return drafts.map((draft) => ({ draft, error: withoutPlaces(registration.id, draft) }));
  if (drafts.length === 0) return [];
  if (dialect.groupsMoves)
    throwRefused(await createOnce(tools.odoo, 'procurement.group', drafts.map(moveGroupRecord), scope));
  const records = drafts.map((draft) => pickingRecord(draft, places, dialect));
  const results = await createOnce(tools.odoo, 'stock.picking', records, scope);
  const byKey = new Map(results.map((result) => [result.key, result]));
  return drafts.map((draft): MadePicking => {
    const result = byKey.get(draft.key);
    if (result?.id !== undefined) return { draft, id: result.id };
    return { draft, error: result?.error ?? withoutAnswer(draft) };
  });
}

const withoutPlaces = (registrationId: number, { order }: PickingDraft): ConnectorError =>
  new ConnectorError(
    'REGISTRATION_INVALID',
    `Nothing leaves for order ${order.orderId}: registration ${registrationId} has no Amazon location, or no FBA operation type with a destination. Open it in Odoo and choose them.`,
    { context: { registrationId, orderId: order.orderId } },
  );

const withoutAnswer = ({ name }: PickingDraft): ConnectorError =>
  new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo gave neither an id nor an error for picking ${name}.`);
