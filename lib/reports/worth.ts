import { z } from 'zod';
import {
  fields,
  groupKeys,
  readRecords,
  type OdooPort,
  type OdooVersion,
  type ReadSums,
} from '../odoo/index.ts';
import { inBatches } from '../support/batches.ts';
import { isConnectorError } from '../support/errors.ts';
import { unique } from '../support/unique.ts';
import type { ReportCompany } from './companies.ts';
import type { Worth } from './stock-row.ts';

interface ValuedProduct {
  readonly productId: number;
  readonly companyId: number;
}

// Odoo works `total_value` out product by product: 1,000 took it ten seconds (measured on Odoo 19).
const batchSize = 500;

/** Where Odoo has what it values all stock of a product at. */
type WorthField = 'total_value' | 'value_svl';

/**
 * By version: up to 18, `total_value` leaves out goods outside of warehouses, as those at Amazon are, while the sum of the
 * valuation layers has them; 19 has no layers (both measured).
 */
export const worthFieldOn = ({ major = 19 }: Pick<OdooVersion, 'major'>): WorthField =>
  major < 19 ? 'value_svl' : 'total_value';

/** What each product is worth, by {@link worthKey}. */
export type Worths = ReadonlyMap<string, Worth>;
export const worthKey = ({ productId, companyId }: ValuedProduct): string => `${companyId}/${productId}`;

const keys = { product_id: groupKeys.link, company_id: groupKeys.link, owner_id: groupKeys.link };

/** Whether these goods count in the company's valuation: those of others that it only keeps do not. */
export const isOwnStock = (company: ReportCompany, ownerId: number | undefined): boolean =>
  ownerId === undefined || ownerId === company.partnerId;

/**
 * Reads what Odoo values the products at, by that field, and of how much stock that is. One call, and one for each 500
 * products of a company.
 *
 * Not by `value` of stock.quant: only inventory managers may read it, and Odoo 19 divides there by stock in warehouses
 * alone, so that goods at an Amazon location outside of them come to nothing or too much (measured).
 */
export async function readWorths(
  odoo: OdooPort,
  readSums: ReadSums,
  worthField: WorthField,
  products: readonly ValuedProduct[],
  companies: ReadonlyMap<number, ReportCompany>,
  signal: AbortSignal | undefined,
): Promise<Worths> {
  const companyIds = unique(products.map(({ companyId }) => companyId));
  if (companyIds.length === 0) return new Map();
  const totals = new Map<string, number>();
  for (const companyId of companyIds) {
    const ofCompany = products.filter((product) => product.companyId === companyId);
    const ids = unique(ofCompany.map(({ productId }) => productId));
    for (const batch of inBatches(ids, batchSize)) {
      for (const { id, worth } of await readValues(odoo, worthField, batch, companyId, signal))
        totals.set(worthKey({ productId: id, companyId }), worth);
    }
  }
  // What Odoo values: `_should_be_valued` of stock.location.
  const groups = await readSums('stock.quant', {
    domain: [
      ['product_id', 'in', unique(products.map(({ productId }) => productId))],
      ['location_id.company_id', '!=', false],
      ['location_id.usage', 'in', ['internal', 'transit']],
    ],
    keys,
    sums: ['quantity'],
    context: { allowed_company_ids: [...companies.keys()] },
    signal,
  });
  const worths = new Map<string, Worth>();
  for (const { keys: group, sums } of groups) {
    const company = companies.get(group.company_id?.id ?? 0);
    if (!company || !group.product_id || !isOwnStock(company, group.owner_id?.id)) continue;
    const key = worthKey({ productId: group.product_id.id, companyId: company.id });
    const total = totals.get(key);
    if (total === undefined) continue;
    worths.set(key, { total, quantity: (worths.get(key)?.quantity ?? 0) + sums.quantity });
  }
  return worths;
}

/** Both fields depend on the company of the call. Whoever may not see it gets none, and the rest of the report. */
async function readValues(
  odoo: OdooPort,
  worthField: WorthField,
  ids: readonly number[],
  companyId: number,
  signal: AbortSignal | undefined,
): Promise<readonly { readonly id: number; readonly worth: number }[]> {
  const schema = z.object({ [worthField]: fields.float });
  try {
    const products = await readRecords(odoo, 'product.product', ids, schema, { companyId, signal });
    return products.flatMap(({ id, [worthField]: worth }) => (worth === undefined ? [] : [{ id, worth }]));
  } catch (error) {
    if (isConnectorError(error) && ['ODOO_ACCESS_DENIED', 'ODOO_UNKNOWN_NAME'].includes(error.code))
      return [];
    throw error;
  }
}
