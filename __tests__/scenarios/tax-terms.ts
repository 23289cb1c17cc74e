import type { OdooPort } from '../../lib/index.ts';
import { hasField } from './its-names.ts';

type TaxValues = Readonly<Record<string, unknown>>;

/** Taxes as this Odoo takes them: Odoo 17 has a tick where later versions choose whether prices include tax. */
export async function inItsTerms(
  admin: OdooPort,
  taxes: readonly TaxValues[],
): Promise<readonly TaxValues[]> {
  if (await hasField(admin, 'account.tax', 'price_include_override')) return taxes;
  return taxes.map(({ price_include_override: inPrice, ...tax }) =>
    inPrice === undefined ? tax : { ...tax, price_include: inPrice === 'tax_included' },
  );
}
