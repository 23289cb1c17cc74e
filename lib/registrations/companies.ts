/** A company and those above it, nearest first. One that is no branch stands alone. */
export interface CompanyLine {
  readonly companyIds: readonly number[];
}

/**
 * The company and those above it, by Odoo's `parent_path`, such as `1/2/4/` for company 4.
 *
 * Not by `parent_ids`: reading that is refused to a user who may enter the branch alone, as `parent_path` is not
 * (measured on Odoo 19).
 */
export function companyLine(companyId: number, parentPath: string | undefined): readonly number[] {
  const above = (parentPath ?? '').split('/').filter((part) => part !== '' && Number(part) !== companyId);
  return [companyId, ...above.map(Number).toReversed()];
}

/**
 * Whether a record of this company (undefined: shared by all) can be used in the company or branch.
 *
 * For products, taxes, fiscal positions and journals only: these Odoo takes from parents too
 * (`check_company_domain_parent_of`). Pricelists, sales teams, warehouses and locations have to be the branch's own or
 * shared; a sale order with those of a parent is refused (measured on Odoo 19).
 */
export const isUsableIn = ({ companyIds }: CompanyLine, recordCompanyId: number | undefined): boolean =>
  recordCompanyId === undefined || companyIds.includes(recordCompanyId);

/** How far above the company a usable record's company is: 0 for its own; what is shared comes last. */
export const distanceIn = ({ companyIds }: CompanyLine, recordCompanyId: number | undefined): number =>
  recordCompanyId === undefined ? companyIds.length : companyIds.indexOf(recordCompanyId);

/**
 * Those records that belong to the nearest company that has any. So Odoo chooses a product's taxes for a line
 * (`_filter_taxes_by_company`): a branch's own take the place of its parent's.
 */
export function ofNearestCompany<Item extends { readonly company_id?: number | undefined }>(
  { companyIds }: CompanyLine,
  records: readonly Item[],
): readonly Item[] {
  const nearest = companyIds.find((id) => records.some((record) => record.company_id === id));
  return records.filter((record) => nearest !== undefined && record.company_id === nearest);
}
