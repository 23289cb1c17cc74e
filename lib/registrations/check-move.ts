import { searchCount, type CallScope, type OdooPort } from '../odoo/index.ts';
import type { Registration, RegistrationInput } from './registration.ts';

/**
 * Complains of a registration that has sale orders and is to belong to another company: they stay in theirs, where its runs
 * would not see them any more. One call where the company changes.
 */
export async function checkMove(
  odoo: OdooPort,
  { id, name, companyId }: Registration,
  input: RegistrationInput,
  options: Pick<CallScope, 'signal'>,
): Promise<readonly string[]> {
  if (input.companyId === undefined || input.companyId === companyId) return [];
  const orders = await searchCount(odoo, 'sale.order', [['x_amazon_registration_id', '=', id]], {
    companyId,
    ...options,
  });
  if (orders === 0) return [];
  return [
    `Registration ${id} ("${name}") has ${orders} sale order${orders === 1 ? '' : 's'} in company ${companyId}, which would stay there and not be followed any more: split its marketplaces into a registration of the other company with registrations.split(), or archive it and register anew.`,
  ];
}
