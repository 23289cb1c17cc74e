import { isConnectorError } from '../support/errors.ts';
import type { OdooCall, OdooPort } from './port.ts';

/**
 * Validates pickings of one company; gives whether Odoo did. Where it wants to know more, or has something to print, it
 * answers with a window instead, and nothing may be done. Done pickings stay as they are, and cancelled ones are skipped.
 * One picking that cannot be validated keeps the others from it.
 *
 * `companyIds`: the company, and where it is a branch those above it. Goods that belong to a parent of a branch Odoo
 * validates only while the parents are entered too, since it reads their costing method there; of a user who may not enter
 * them it is refused (measured on Odoo 19, and it is so in its own screens).
 *
 * @throws `ODOO_VALIDATION` with Odoo's words, `OUTCOME_UNKNOWN` when the answer was lost, or another `ODOO_…` code.
 */
export async function validatePickings(
  odoo: OdooPort,
  ids: readonly number[],
  companyIds: readonly number[],
  { signal, context }: Pick<OdooCall, 'signal' | 'context'>,
): Promise<boolean> {
  const validate = async (entered: readonly number[]): Promise<boolean> => {
    const answer = await odoo.call('stock.picking', 'button_validate', {
      ids,
      // Nobody is there to answer: no backorder is asked about, and no message goes to the buyer.
      context: { ...context, skip_backorder: true, skip_sms: true, allowed_company_ids: entered },
      signal,
    });
    return answer === true;
  };
  const isDenied = (error: unknown): boolean =>
    isConnectorError(error) && error.code === 'ODOO_ACCESS_DENIED' && companyIds.length > 1;
  try {
    return await validate(companyIds.slice(0, 1));
  } catch (error) {
    if (!isDenied(error)) throw error;
  }
  try {
    return await validate(companyIds);
  } catch (error) {
    if (isDenied(error)) return false;
    throw error;
  }
}
