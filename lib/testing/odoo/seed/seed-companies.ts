import { ConnectorError } from '../../../support/errors.ts';
import type { Environment } from '../environment.ts';
import { customersLocation } from '../models/warehouses.ts';
import { textOf } from '../store/row.ts';
import { seedRecord } from '../records/create.ts';
import { findExternalId, setExternalId } from '../records/external-ids.ts';
import type { SeedCompany } from './options.ts';

/** Companies with all that hangs on them; gives their ids by name. */
export function seedCompanies(
  env: Environment,
  companies: readonly SeedCompany[],
): ReadonlyMap<string, number> {
  sharedLocation(env, 1, 'stock_location_suppliers', 'Vendors', 'supplier');
  sharedLocation(env, customersLocation, 'stock_location_customers', 'Customers', 'customer');
  const ids = new Map<string, number>();
  for (const [index, company] of companies.entries()) {
    ids.set(company.name, seedCompany(env, company, index, parentOf(company, ids)));
  }
  return ids;
}

function parentOf({ name, parent }: SeedCompany, ids: ReadonlyMap<string, number>): number | undefined {
  const id = parent === undefined ? undefined : ids.get(parent);
  if (parent === undefined || id !== undefined) return id;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `Company "${name}" is a branch of "${parent}", which does not come before it among the options.`,
  );
}

function sharedLocation(env: Environment, id: number, key: string, name: string, usage: string): void {
  seedRecord(env, 'stock.location', { id, name, usage });
  setExternalId(env, `stock.${key}`, { model: 'stock.location', id });
}

function seedCompany(
  env: Environment,
  { name, currency = 'USD', country = 'US' }: SeedCompany,
  index: number,
  parent: number | undefined,
): number {
  const [countryId] = env.database.table('res.country').find('code', country) ?? [];
  const currencyId = findExternalId(env, `base.${currency}`)?.id;
  if (countryId === undefined || currencyId === undefined) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `The embedded Odoo does not know country ${country} or currency ${currency} of company "${name}".`,
    );
  }
  const partner = seedRecord(env, 'res.partner', {
    name,
    is_company: true,
    type: 'contact',
    country_id: countryId,
  });
  const company = seedRecord(env, 'res.company', {
    name,
    sequence: 10,
    partner_id: partner,
    currency_id: currencyId,
    parent_id: parent ?? false,
  });
  const table = env.database.table('res.company');
  const row = table.get(company);
  const above = textOf(table.get(parent ?? 0) ?? { id: 0 }, 'parent_path');
  if (row) table.put({ ...row, parent_path: `${above}${company}/` });
  if (index === 0) setExternalId(env, 'base.main_company', { model: 'res.company', id: company });
  seedWarehouse(env, name, company, index);
  // A branch keeps its books in those of its parent.
  if (parent === undefined) seedJournals(env, company);
  return company;
}

// Odoo names the first warehouse WH; those of further companies by their names.
function seedWarehouse(env: Environment, name: string, company: number, index: number): void {
  const code = index === 0 ? 'WH' : `WH${index + 1}`;
  const own = { company_id: company, active: true };
  const view = seedRecord(env, 'stock.location', { ...own, name: code, usage: 'view' });
  const stock = seedRecord(env, 'stock.location', {
    ...own,
    name: 'Stock',
    usage: 'internal',
    location_id: view,
  });
  const warehouse = seedRecord(env, 'stock.warehouse', {
    ...own,
    name,
    code,
    sequence: 10,
    view_location_id: view,
    lot_stock_id: stock,
  });
  const type = (label: string, kind: string, sequenceCode: string, from: number, to: number): number =>
    seedRecord(env, 'stock.picking.type', {
      ...own,
      name: label,
      code: kind,
      sequence_code: sequenceCode,
      warehouse_id: warehouse,
      default_location_src_id: from,
      default_location_dest_id: to,
    });
  const table = env.database.table('stock.warehouse');
  const row = table.get(warehouse);
  if (!row) return;
  table.put({
    ...row,
    in_type_id: type('Receipts', 'incoming', 'IN', 1, stock),
    out_type_id: type('Delivery Orders', 'outgoing', 'OUT', stock, customersLocation),
  });
  if (index > 0) return;
  setExternalId(env, 'stock.warehouse0', { model: 'stock.warehouse', id: warehouse });
  setExternalId(env, 'stock.stock_location_stock', { model: 'stock.location', id: stock });
}

function seedJournals(env: Environment, company: number): void {
  const journals = [
    ['Sales', 'INV', 'sale'],
    ['Purchases', 'BILL', 'purchase'],
    ['Bank', 'BNK1', 'bank'],
    ['Miscellaneous Operations', 'MISC', 'general'],
  ] as const;
  for (const [index, [name, code, type]] of journals.entries()) {
    seedRecord(env, 'account.journal', { name, code, type, sequence: index + 5, company_id: company });
  }
}
