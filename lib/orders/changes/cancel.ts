import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { outcomeUnknown } from '../../support/outcome-unknown.ts';

const stateSchema = z.object({ state: fields.selection, name: fields.char });

// Up to Odoo 18 a window asks first, and nothing is cancelled (measured); with this context it does not.
const quietly = { disable_cancel_warning: true, tracking_disable: true };

/**
 * Cancels sale orders and reads them back; gives the errors of those that are not cancelled then, by id.
 *
 * Two calls. Open pickings and draft invoices go with them, by Odoo's own doing. Cancelling again changes nothing, so
 * a lost reply is answered by looking. When Odoo refuses them together, each is tried alone.
 */
export async function cancelSaleOrders(
  odoo: OdooPort,
  saleOrderIds: readonly number[],
  scope: CallScope,
): Promise<ReadonlyMap<number, ConnectorError>> {
  if (saleOrderIds.length === 0) return new Map();
  const reasons = new Map<number, ConnectorError>();
  const together = await attempt(odoo, saleOrderIds, scope);
  if (together && isRefusal(together) && saleOrderIds.length > 1) {
    for (const id of saleOrderIds) {
      const alone = await attempt(odoo, [id], scope);
      if (alone) reasons.set(id, alone);
    }
  } else if (together) {
    for (const id of saleOrderIds) reasons.set(id, together);
  }
  const open = await searchRecords(odoo, 'sale.order', stateSchema, {
    domain: [
      ['id', 'in', saleOrderIds],
      ['state', '!=', 'cancel'],
    ],
    ...scope,
  });
  return new Map(
    open.map(({ id, name, state }) => {
      const reason = reasons.get(id);
      return [id, reason && isRefusal(reason) ? reason : notCancelled(id, name, state, reason)];
    }),
  );
}

/** What Odoo says against it, or that its reply was lost; undefined when it agrees. */
async function attempt(
  odoo: OdooPort,
  ids: readonly number[],
  scope: CallScope,
): Promise<ConnectorError | undefined> {
  try {
    await odoo.call('sale.order', 'action_cancel', { ids, context: quietly, ...scope });
    return undefined;
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    if (isRefusal(error) || error.code === 'OUTCOME_UNKNOWN') return error;
    throw error;
  }
}

const isRefusal = ({ code }: ConnectorError): boolean =>
  code === 'ODOO_VALIDATION' || code === 'ODOO_MISSING_RECORD';

function notCancelled(
  id: number,
  name = String(id),
  state = 'unknown',
  lost?: ConnectorError,
): ConnectorError {
  const details = { context: { saleOrderId: id }, cause: lost };
  // Odoo may still be at work on what it got: the state read says only that it is not done yet.
  if (lost) {
    return outcomeUnknown(
      `Odoo's reply to cancelling sale order ${name} was lost, and it is in state ${state} still: run again, or cancel it in Odoo.`,
      details,
    );
  }
  return new ConnectorError(
    'ODOO_VALIDATION',
    `Odoo refused nothing, but left sale order ${name} in state ${state} instead of cancelling it: cancel it in Odoo.`,
    details,
  );
}
