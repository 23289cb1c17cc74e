import { createNamed, createOnce, throwRefused } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { PickingDraft } from './plan.ts';
import { moveGroupRecord, pickingRecord } from './records.ts';
import type { MoveSession } from './session.ts';

/** A planned picking with the id that it has in Odoo, or with what is wrong. */
export type MadePicking =
  | { readonly draft: PickingDraft; readonly id: number; readonly error?: never }
  | { readonly draft: PickingDraft; readonly error: ConnectorError; readonly id?: never };

/**
 * Makes pickings with their moves, as drafts of Odoo: one call. One that is there, made by another worker or before a reply
 * was lost, is left as it is.
 */
export async function makePickings(
  session: MoveSession,
  drafts: readonly PickingDraft[],
): Promise<readonly MadePicking[]> {
  const { tools, registration, dialect, scope } = session;
  const { places } = session.moves;
  if (!places) return drafts.map((draft) => ({ draft, error: withoutPlaces(registration.id, draft) }));
  const groups = dialect.groupsMoves
    ? await createOnce(tools.odoo, 'procurement.group', drafts.map(moveGroupRecord), scope)
    : [];
  throwRefused(groups);
  const records = drafts.map((draft, index) => pickingRecord(draft, places, session, groups[index]?.id));
  const results = await createNamed(tools.odoo, 'stock.picking', records, { ...scope, context });
  return drafts.map((draft, index): MadePicking => {
    const { id, error } = results[index] ?? {};
    return id === undefined ? { draft, error: error ?? withoutAnswer(draft) } : { draft, id };
  });
}

// The unit of weight is the same for all: Odoo 19 would look it up for each picking.
const context = { tracking_disable: true, default_weight_uom_name: '' };

const withoutPlaces = (registrationId: number, { order }: PickingDraft): ConnectorError =>
  new ConnectorError(
    'REGISTRATION_INVALID',
    `Nothing leaves for order ${order.orderId}: registration ${registrationId} has no Amazon location, or no FBA operation type with a destination. Open it in Odoo and choose them.`,
    { context: { registrationId, orderId: order.orderId } },
  );

const withoutAnswer = ({ name }: PickingDraft): ConnectorError =>
  new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo gave neither an id nor an error for picking ${name}.`);
