import { updateRecords } from '../odoo/index.ts';
import { isConnectorError } from '../support/errors.ts';
import type { AmazonPicking } from './picking.ts';
import type { DeliveryRun } from './run.ts';
import { noted, type Verdict } from './verdict.ts';

/**
 * Validates open pickings of orders that Amazon lists as shipped whole, where the registration asks for it: all that they
 * ask for counts as moved. What Odoo refuses to validate, for want of a serial number say, is noted only.
 */
export async function validateShipped(
  run: DeliveryRun,
  verdicts: readonly Verdict[],
): Promise<readonly Verdict[]> {
  if (!run.registration.validateShipped || run.dryRun) return verdicts;
  const results: Verdict[] = [];
  for (const verdict of verdicts) {
    const isWanted = verdict.outcome.status === 'noted' && verdict.isAllShipped === true;
    const validated = isWanted && (await validate(run, verdict.picking));
    results.push(
      validated
        ? {
            ...noted(verdict.picking, verdict.note ?? '', true),
            memory: { ...verdict.memory, state: 'done', told: { step: 'elsewhere', fingerprint: '' } },
          }
        : verdict,
    );
  }
  return results;
}

async function validate(run: DeliveryRun, picking: AmazonPicking): Promise<boolean> {
  const { tools, scope } = run;
  const open = picking.lines
    .flatMap(({ moves }) => moves)
    .filter((move) => move.pickingId === picking.id && !['done', 'cancel'].includes(move.state));
  const moves = open.map(({ id, demand }) => ({ id, values: { quantity: demand, picked: true } }));
  try {
    await updateRecords(tools.odoo, 'stock.move', moves, scope);
    return await validateInCompany(run, picking.id);
  } catch (error) {
    if (isConnectorError(error) && error.code === 'ODOO_VALIDATION') return false;
    throw error;
  }
}

/**
 * Whether Odoo validates the picking in the registration's company.
 *
 * Goods that belong to a parent of a branch it validates only while the parents are entered too, since it reads their
 * costing method there; of a user who may not enter them it is refused (measured on Odoo 19, and it is so in its own
 * screens).
 */
async function validateInCompany({ tools, registration, scope }: DeliveryRun, id: number): Promise<boolean> {
  const { companyIds } = registration;
  const { signal } = scope;
  // Nobody is there to answer: no backorder is asked about, and no message goes to the buyer.
  const context = { skip_backorder: true, skip_sms: true };
  const validate = async (entered: readonly number[]): Promise<boolean> => {
    const answer = await tools.odoo.call('stock.picking', 'button_validate', {
      ids: [id],
      context: { ...context, allowed_company_ids: entered },
      signal,
    });
    // Odoo answers with a window where it wants to know more.
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
