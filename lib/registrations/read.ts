import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import { companyLine } from './companies.ts';
import type { CompanyFacts, CompanyRecord } from './company-records.ts';
import { readOwnRecords, type OwnFacts, type OwnRecords } from './own-records.ts';
import { notArchived, readRegistrations } from './store.ts';
import type { Registration } from './registration.ts';

/** What a registration is checked against. */
export interface RegistrationFacts extends OwnFacts {
  readonly companies: readonly CompanyFacts[];
  readonly warehouses: readonly CompanyRecord[];
  readonly locations: readonly CompanyRecord[];
  readonly teams: readonly CompanyRecord[];
  readonly journals: readonly (CompanyRecord & { readonly type: string })[];
  readonly fiscalPositions: readonly CompanyRecord[];
  readonly salesTaxes: readonly CompanyRecord[];
  readonly pricelists: readonly (CompanyRecord & { readonly currency: string })[];
  readonly inactiveCurrencies: ReadonlySet<string>;
  /** Marketplace id → id of its record in Odoo. */
  readonly marketplaceIds: ReadonlyMap<string, number>;
  /** The seller's registrations, without archived ones. */
  readonly others: readonly Registration[];
}

const shared = { name: fields.char, company_id: fields.many2one };
const companySchema = z.object({
  name: fields.char,
  parent_path: fields.char,
  currency_id: fields.link({ name: fields.char }),
});
const journalSchema = z.object({ ...shared, type: fields.selection });
const pricelistSchema = z.object({ ...shared, currency_id: fields.link({ name: fields.char }) });
const currencySchema = z.object({ name: fields.char });
const marketplaceSchema = z.object({ x_marketplace_id: fields.char });

/** Whose registrations count, and what is named. */
export interface Wanted extends OwnRecords {
  readonly sellerId: string;
}

/** Reads everything that a registration may name: eleven calls and two for what is `named`, when somebody registers, not in a run. */
export async function readRegistrationFacts(
  odoo: OdooPort,
  { sellerId, ...named }: Wanted,
  options: Pick<CallScope, 'signal'> = {},
): Promise<RegistrationFacts> {
  const read = <T extends Record<string, z.ZodType>>(
    model: string,
    schema: z.ZodObject<T>,
    extra: object = {},
  ) => searchRecords(odoo, model, schema, { order: 'id', ...extra, ...options });

  const others = await readRegistrations(odoo, [...notArchived, ['x_seller_id', '=', sellerId]], options);
  const companies = await read('res.company', companySchema);
  const companyIds = companies.map((company) => company.id);
  const inCompanies = { context: { allowed_company_ids: companyIds } };
  const pricelists = await read('product.pricelist', pricelistSchema, inCompanies);
  const inactive = await read('res.currency', currencySchema, {
    domain: [['active', '=', false]],
    context: { active_test: false },
  });
  const marketplaces = await read('x_amazon_marketplace', marketplaceSchema);
  const locations = await read('stock.location', z.object(shared), {
    ...inCompanies,
    domain: [['usage', '=', 'internal']],
  });
  const salesTaxes = await read('account.tax', z.object(shared), {
    ...inCompanies,
    domain: [['type_tax_use', '=', 'sale']],
  });
  const journals = await read('account.journal', journalSchema, inCompanies);

  return {
    companies: companies.map(({ id, name, parent_path, currency_id }) => ({
      id,
      name: name ?? '',
      currency: currency_id?.name ?? '',
      companyIds: companyLine(id, parent_path),
    })),
    warehouses: (await read('stock.warehouse', z.object(shared), inCompanies)).map(companyRecord),
    locations: locations.map(companyRecord),
    teams: (await read('crm.team', z.object(shared), inCompanies)).map(companyRecord),
    salesTaxes: salesTaxes.map(companyRecord),
    journals: journals.map((journal) => ({ ...companyRecord(journal), type: journal.type ?? '' })),
    fiscalPositions: (await read('account.fiscal.position', z.object(shared), inCompanies)).map(
      companyRecord,
    ),
    pricelists: pricelists.map((pricelist) => ({
      ...companyRecord(pricelist),
      currency: pricelist.currency_id?.name ?? '',
    })),
    inactiveCurrencies: new Set(inactive.flatMap((currency) => currency.name ?? [])),
    marketplaceIds: new Map(marketplaces.map((row) => [row.x_marketplace_id ?? '', row.id])),
    others,
    ...(await readOwnRecords(odoo, named, companyIds, options)),
  };
}

const companyRecord = (row: {
  readonly id: number;
  readonly name?: string | undefined;
  readonly company_id?: number | undefined;
}): CompanyRecord => ({
  id: row.id,
  name: row.name ?? '',
  companyId: row.company_id,
});
