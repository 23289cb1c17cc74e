import { z } from 'zod';
import { fields, groupKeys, searchRecords, sumsOn, type OdooPort } from '../odoo/index.ts';
import type { RegistrationRef } from '../registrations/index.ts';
import { checkInput } from '../support/check-input.ts';
import { readCompanies } from './companies.ts';
import { stockInput } from './input.ts';
import { readKnown, type StockedRegistration } from './registrations.ts';
import {
  addUpStock,
  type StockedLocation,
  type StockKey,
  type StockPart,
  type StockRow,
} from './stock-row.ts';
import { isOwnStock, readWorths, worthFieldOn, worthKey } from './worth.ts';

/** Options of `reports.stock`. */
export interface StockReportOptions {
  /** What to sum up by, at least one: `['location', 'product']`. */
  readonly by: readonly StockKey[];
  /** Whose Amazon locations. Default: those of all registrations that the user may see. */
  readonly registrations?: readonly RegistrationRef[];
  /** Stops before the next call. */
  readonly signal?: AbortSignal;
}

const keys = {
  location_id: groupKeys.link,
  product_id: groupKeys.link,
  company_id: groupKeys.link,
  owner_id: groupKeys.link,
};

/** Sums up the stock at Amazon: see `Reports.stock`. Six calls, and one for each 500 articles of a company. */
export async function reportStock(odoo: OdooPort, options: StockReportOptions): Promise<readonly StockRow[]> {
  checkInput('reports.stock', stockInput, options);
  const { by, registrations: refs, signal } = options;
  // Others may share the location of one that was asked for.
  const all = await readKnown(odoo, refs, signal);
  const locations = await readLocations(odoo, amazonLocations(all, refs), signal);
  if (locations.size === 0) return [];
  const version = await odoo.version({ signal });
  const readSums = sumsOn(odoo, version);
  const companies = await readCompanies(odoo, signal);
  const groups = await readSums('stock.quant', {
    domain: [['location_id', 'in', [...locations.keys()]]],
    keys,
    sums: ['quantity', 'reserved_quantity'],
    context: { allowed_company_ids: [...companies.keys()] },
    signal,
  });
  const valued = groups.flatMap(({ keys: { product_id: product, company_id: company } }) =>
    product && company && companies.has(company.id) ? [{ productId: product.id, companyId: company.id }] : [],
  );
  const worths = await readWorths(odoo, readSums, worthFieldOn(version), valued, companies, signal);
  const parts = groups.flatMap(({ keys: group, sums }): readonly StockPart[] => {
    const location = locations.get(group.location_id?.id ?? 0);
    const product = group.product_id;
    if (!location || !product) return [];
    const company = companies.get(group.company_id?.id ?? 0);
    const worth =
      company && isOwnStock(company, group.owner_id?.id)
        ? worths.get(worthKey({ productId: product.id, companyId: company.id }))
        : company && notOwned;
    return [{ location, product, company, quantity: sums.quantity, reserved: sums.reserved_quantity, worth }];
  });
  return addUpStock(parts, by);
}

/** Goods of another owner are worth nothing to the company. */
const notOwned = { total: 0, quantity: 1 };

/** The Amazon locations of those registrations that were asked for, each once, with all registrations that share it. */
function amazonLocations(
  registrations: readonly StockedRegistration[],
  refs: readonly RegistrationRef[] | undefined,
): ReadonlyMap<number, StockedLocation> {
  const found = new Map<number, StockedLocation>();
  const asked = registrations.filter(({ id }) => !refs || refs.some((ref) => ref.id === id));
  for (const { location } of asked) {
    if (!location) continue;
    const sharing = registrations.filter((other) => other.location?.id === location.id);
    found.set(location.id, { ...location, registrations: sharing.map(({ id, name }) => ({ id, name })) });
  }
  return found;
}

const locationSchema = z.object({ parent_path: fields.char });

/** By id, these locations and those below them, each with the nearest Amazon location that it belongs to. One call. */
async function readLocations(
  odoo: OdooPort,
  amazon: ReadonlyMap<number, StockedLocation>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, StockedLocation>> {
  if (amazon.size === 0) return new Map();
  const records = await searchRecords(odoo, 'stock.location', locationSchema, {
    domain: [['id', 'child_of', [...amazon.keys()]]],
    context: { active_test: false },
    signal,
  });
  return new Map(
    records.flatMap(({ id, parent_path = '' }) => {
      const path = parent_path.split('/').map(Number).toReversed();
      const nearest = [id, ...path].flatMap((parent) => amazon.get(parent) ?? [])[0];
      return nearest ? [[id, nearest] as const] : [];
    }),
  );
}
