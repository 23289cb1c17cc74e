import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import { unique } from '../support/unique.ts';
import { isUsableIn, ofNearestCompany } from './companies.ts';
import { namedProducts } from './own-products.ts';
import type { CompanyFacts, CompanyRecord } from './company-records.ts';
import type { ProductPurpose, RegistrationInput } from './registration.ts';

/** What a registration names for its new orders alone. */
export type OwnRecords = Pick<RegistrationInput, 'tagIds' | 'products'>;

/** Those of these records that are there. */
export interface OwnFacts {
  /** Ids. */
  readonly tags: ReadonlySet<number>;
  readonly products: readonly NamedProduct[];
}

interface NamedProduct extends CompanyRecord {
  readonly active: boolean;
  readonly isSaleable: boolean;
  readonly taxes: readonly { readonly company_id?: number | undefined }[];
}

const tagSchema = z.object({});
const productSchema = z.object({
  name: fields.char,
  active: fields.boolean,
  sale_ok: fields.boolean,
  company_id: fields.many2one,
  taxes_id: fields.links({ active: fields.boolean, company_id: fields.many2one }),
});

/** Reads what is named: at most two calls, none where nothing is. */
export async function readOwnRecords(
  odoo: OdooPort,
  named: OwnRecords,
  companyIds: readonly number[],
  options: Pick<CallScope, 'signal'>,
): Promise<OwnFacts> {
  const tagIds = unique(whole(named.tagIds ?? []));
  const productIds = unique(whole(namedProducts(named).map(({ id }) => id)));
  const tags =
    tagIds.length === 0
      ? []
      : await searchRecords(odoo, 'crm.tag', tagSchema, { domain: [['id', 'in', tagIds]], ...options });
  // Archived ones too, so that they can be named.
  const context = { allowed_company_ids: companyIds, active_test: false };
  const domain = [['id', 'in', productIds]] as const;
  const products =
    productIds.length === 0
      ? []
      : await searchRecords(odoo, 'product.product', productSchema, { domain, context, ...options });
  return {
    tags: new Set(tags.map(({ id }) => id)),
    products: products.map((product) => ({
      id: product.id,
      name: product.name ?? '',
      companyId: product.company_id,
      active: product.active,
      isSaleable: product.sale_ok,
      taxes: product.taxes_id.filter(({ active }) => active),
    })),
  };
}

// Anything else names no record, and Odoo would refuse the search.
const whole = (ids: readonly number[]): readonly number[] => ids.filter((id) => Number.isSafeInteger(id));

/** What is wrong with the tags that are named. */
export function checkTags({ tagIds = [] }: OwnRecords, { tags }: OwnFacts): readonly string[] {
  return unique(tagIds).flatMap((id) =>
    tags.has(id) ? [] : [`Tag ${String(id)} does not exist, or the user may not see it.`],
  );
}

/** What is wrong with the products that are named, for this company. */
export function checkProducts(
  named: OwnRecords,
  company: CompanyFacts,
  { products }: OwnFacts,
): readonly string[] {
  return namedProducts(named).flatMap(({ purpose, id }) => {
    const product = products.find((candidate) => candidate.id === id);
    if (!product) return [`Product ${String(id)} (${purpose}) does not exist, or the user may not see it.`];
    const subject = `Product ${id} ("${product.name}", ${purpose})`;
    return faultsOf(product, purpose, company).map((fault) => `${subject} ${fault}`);
  });
}

// Cents that Odoo would not reach, and tax that is Amazon's to remit: a tax on them would change the total.
const untaxed: readonly ProductPurpose[] = ['rounding', 'facilitatorTax'];

function faultsOf(product: NamedProduct, purpose: ProductPurpose, company: CompanyFacts): readonly string[] {
  const isTaxed = ofNearestCompany(company, product.taxes).length > 0;
  return [
    ...(product.active ? [] : ['is archived.']),
    ...(isUsableIn(company, product.companyId) ? [] : [`belongs to another company than ${company.name}.`]),
    ...(product.isSaleable ? [] : ['may not be sold: set Sales on it in Odoo.']),
    ...(isTaxed && untaxed.includes(purpose)
      ? ['has sales taxes, and what is booked on it must not be taxed.']
      : []),
  ];
}
