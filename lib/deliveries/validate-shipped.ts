import { z } from 'zod';
import { fields, searchRecords, throwRefused, updateRecords, validatePickings } from '../odoo/index.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import type { AmazonPicking } from './pickings/picking.ts';
import type { DeliverySession } from './session.ts';
import { failedForNow, noted, type Verdict } from './verdict.ts';

/**
 * Validates open pickings of orders that Amazon lists as shipped whole, where the registration asks for it: all that they
 * ask for counts as moved. What Odoo refuses to validate, for want of a serial number say, is noted only; what another
 * worker has validated meanwhile is as good as validated here.
 */
export async function validateShipped(
  session: DeliverySession,
  verdicts: readonly Verdict[],
): Promise<readonly Verdict[]> {
  if (!session.registration.validateShipped || session.dryRun) return verdicts;
  const results: Verdict[] = [];
  for (const verdict of verdicts) {
    const { picking, note = '', memory } = verdict;
    const isWanted = verdict.outcome.status === 'noted' && verdict.isAllShipped === true;
    const validated = isWanted && (await validate(session, picking));
    if (isConnectorError(validated)) results.push(failedForNow(picking, validated));
    else if (validated) results.push({ ...noted(picking, note, true), memory: { ...memory, ...told } });
    else results.push(verdict);
  }
  return results;
}

// Amazon has it from the seller: it is never told again.
const told = { state: 'done', told: { step: 'elsewhere', fingerprint: '' } } as const;

const pickingSchema = z.object({
  state: fields.selection,
  move_ids: fields.links({ state: fields.selection, product_uom_qty: fields.float }),
});

/** Whether the picking is done in the end; an error where that is not known yet. */
async function validate(session: DeliverySession, picking: AmazonPicking): Promise<boolean | ConnectorError> {
  const { tools, registration, scope } = session;
  const read = async () => {
    const domain = [['id', '=', picking.id]] as const;
    const [record] = await searchRecords(tools.odoo, 'stock.picking', pickingSchema, { domain, ...scope });
    return record;
  };
  // Amazon was asked since the picking was read: a move that is done meanwhile must not be given more.
  const before = await read();
  const own = new Set(picking.lines.flatMap(({ moves }) => moves.map(({ id }) => id)));
  const moves = (before?.move_ids ?? [])
    .filter(({ id, state = '' }) => own.has(id) && !['done', 'cancel'].includes(state))
    .map(({ id, product_uom_qty: quantity }) => ({ id, values: { quantity, picked: true } }));
  if (moves.length === 0) return before?.state === 'done';
  try {
    throwRefused(await updateRecords(tools.odoo, 'stock.move', moves, scope));
    return (
      (await validatePickings(tools.odoo, [picking.id], registration.companyIds, scope)) ||
      (await read())?.state === 'done'
    );
  } catch (error) {
    if (!isConnectorError(error) || !['ODOO_VALIDATION', 'OUTCOME_UNKNOWN'].includes(error.code)) throw error;
    // A reply that was lost may have been a good one.
    if ((await read())?.state === 'done') return true;
    return error.code === 'OUTCOME_UNKNOWN' && error;
  }
}
