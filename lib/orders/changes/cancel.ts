import { z } from 'zod';
import { fields, searchRecords, type OdooPort } from '../../odoo/index.ts';
import { isConnectorError, type ConnectorError } from '../../support/errors.ts';
import { outcomeUnknown } from '../../support/outcome-unknown.ts';

interface CancelOptions {
  readonly companyId: number;
  readonly signal?: AbortSignal | undefined;
}

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
  options: CancelOptions,
): Promise<ReadonlyMap<number, ConnectorError>> {
  if (saleOrderIds.length === 0) return new Map();
  const refusals = new Map<number, ConnectorError>();
  const together = await attempt(odoo, saleOrderIds, options);
  if (together && saleOrderIds.length > 1) {
    for (const id of saleOrderIds) {
      const alone = await attempt(odoo, [id], options);
      if (alone) refusals.set(id, alone);
    }
  } else if (together) {
    for (const id of saleOrderIds) refusals.set(id, together);
  }
  const open = await searchRecords(odoo, 'sale.order', stateSchema, {
    domain: [
      ['id', 'in', saleOrderIds],
      ['state', '!=', 'cancel'],
    ],
    ...options,
  });
  return new Map(open.map(({ id, name, state }) => [id, refusals.get(id) ?? notCancelled(id, name, state)]));
}

/** What Odoo says against it; undefined when it does not, or when its reply was lost. */
async function attempt(
  odoo: OdooPort,
  ids: readonly number[],
  options: CancelOptions,
): Promise<ConnectorError | undefined> {
  try {
    await odoo.call('sale.order', 'action_cancel', { ids, context: quietly, ...options });
    return undefined;
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    if (error.code === 'OUTCOME_UNKNOWN') return undefined;
    if (error.code === 'ODOO_VALIDATION' || error.code === 'ODOO_MISSING_RECORD') return error;
    throw error;
  }
}

const notCancelled = (id: number, name = String(id), state = 'unknown'): ConnectorError =>
  outcomeUnknown(
    `Sale order ${name} was to be cancelled, and is in state ${state} still: run again, or cancel it in Odoo.`,
    { context: { saleOrderId: id } },
  );
