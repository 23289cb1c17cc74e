import { z } from 'zod';
import { cancelReasons, findMarketplace } from '../amazon/index.ts';
import {
  fields,
  fromOdooDatetime,
  searchRecords,
  type CallScope,
  type Domain,
  type OdooPort,
} from '../odoo/index.ts';
import { cleanName } from '../support/clean-text.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { companyLine } from './companies.ts';
import { productsOf, productsShape } from './own-products.ts';
import {
  invoicingPolicies,
  lotPolicies,
  moveDates,
  taxPolicies,
  type Registration,
  type TaxRule,
} from './registration.ts';

export const registrationModel = 'x_amazon_registration';

/** The fields of a registration, as one nested read gets them. Shared with orders/, which reads more beside them. */
export const registrationShape = {
  x_name: fields.char,
  x_seller_id: fields.char,
  x_marketplace_ids: fields.links({ x_marketplace_id: fields.char }),
  x_company_id: fields.link({ parent_path: fields.char, currency_id: fields.link({ name: fields.char }) }),
  x_warehouse_id: fields.many2one,
  x_location_id: fields.many2one,
  x_picking_type_id: fields.link({}),
  x_team_id: fields.many2one,
  x_tag_list: fields.char,
  x_order_prefix: fields.char,
  ...productsShape,
  x_journal_id: fields.many2one,
  x_fiscal_position_id: fields.many2one,
  x_tax_policy: fields.selection,
  x_tax_rule_ids: fields.links({
    x_marketplace_id: fields.link({ x_marketplace_id: fields.char }),
    x_fiscal_position_id: fields.many2one,
    x_tax_id: fields.link({
      amount: fields.float,
      amount_type: fields.selection,
      price_include: fields.boolean,
    }),
  }),
  x_non_amazon_orders: fields.boolean,
  x_cancel_reason: fields.char,
  x_tracking_policy: fields.selection,
  x_validate_shipped: fields.boolean,
  x_move_date: fields.selection,
  x_lot_policy: fields.selection,
  x_lot_name: fields.char,
  x_invoicing: fields.selection,
  x_return_location_id: fields.many2one,
  x_last_order_sync: fields.datetime,
  x_archived: fields.boolean,
};

const registrationSchema = z.object(registrationShape);
export type RegistrationRecord = z.infer<typeof registrationSchema> & { readonly id: number };

/** What still takes orders. */
export const notArchived: Domain = [['x_archived', '=', false]];

/** The registrations that match, oldest first. One call. */
export async function readRegistrations(
  odoo: OdooPort,
  domain: Domain,
  options: Pick<CallScope, 'signal'> = {},
): Promise<readonly Registration[]> {
  const records = await namingMissingInstall(() =>
    searchRecords(odoo, registrationModel, registrationSchema, { domain, order: 'id', ...options }),
  );
  return records.map(toRegistration);
}

/**
 * `read`, with an unknown model or field of ours explained: install() has not run in this database; or, where `marker`
 * tells that it has, not since this package was upgraded.
 */
export async function namingMissingInstall<T>(read: () => Promise<T>, marker?: string): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isConnectorError(error) && error.code === 'ODOO_UNKNOWN_NAME') {
      if (marker !== undefined) throw outdated(error);
      throw new ConnectorError(
        'NOT_INSTALLED',
        'This database has no Amazon registrations yet: call connector.install() once with an administrator of Odoo.',
        { cause: error },
      );
    }
    throw error;
  }
}

const outdated = (cause: ConnectorError): ConnectorError =>
  new ConnectorError(
    'INSTALL_OUTDATED',
    'The fields in this database were installed by another version of this package: run connector.install() again as administrator.',
    { cause },
  );

export function toRegistration(record: RegistrationRecord): Registration {
  const marketplaces = record.x_marketplace_ids.map((link) => ({
    ...findMarketplace(link.x_marketplace_id ?? ''),
    recordId: link.id,
  }));
  const [first] = marketplaces;
  const company = record.x_company_id;
  const currency = company?.currency_id;
  if (!first || !company || !currency) {
    throw new ConnectorError(
      'REGISTRATION_INVALID',
      `Registration ${record.id} in Odoo has no ${first ? 'company' : 'marketplace'}: open it in Odoo and set one.`,
      { context: { registrationId: record.id } },
    );
  }
  return {
    id: record.id,
    name: record.x_name ?? '',
    sellerId: record.x_seller_id ?? '',
    region: first.region,
    marketplaces,
    companyId: company.id,
    companyIds: companyLine(company.id, company.parent_path),
    companyCurrency: { id: currency.id, code: currency.name ?? '' },
    warehouseId: record.x_warehouse_id,
    locationId: record.x_location_id,
    pickingTypeId: record.x_picking_type_id?.id,
    salesTeamId: record.x_team_id,
    tagIds: tagIdsOf(record.x_tag_list),
    orderPrefix: cleanName(record.x_order_prefix),
    products: productsOf(record),
    paymentJournalId: record.x_journal_id,
    fiscalPositionId: record.x_fiscal_position_id,
    taxRules: record.x_tax_rule_ids.map(toTaxRule),
    taxPolicy: taxPolicies.find((policy) => policy === record.x_tax_policy) ?? 'odoo',
    nonAmazonOrders: record.x_non_amazon_orders,
    // Whoever wrote something else into the field in Odoo has it ignored: nothing is cancelled by mistake.
    cancelReason: cancelReasons.find((reason) => reason === record.x_cancel_reason),
    trackingPolicy: record.x_tracking_policy === 'refuse' ? 'refuse' : 'warn',
    validateShipped: record.x_validate_shipped,
    moveDate: moveDates.find((choice) => choice === record.x_move_date) ?? 'unless_average',
    lotPolicy: lotPolicies.find((policy) => policy === record.x_lot_policy) ?? 'oldest',
    lotName: record.x_lot_name,
    invoicing: invoicingPolicies.find((policy) => policy === record.x_invoicing) ?? 'unless_amazon',
    returnLocationId: record.x_return_location_id,
    lastOrderSync: fromOdooDatetime(record.x_last_order_sync),
    archived: record.x_archived,
  };
}

const tagIdsOf = (list = ''): readonly number[] => list.split(',').filter(Boolean).map(Number);

function toTaxRule(rule: RegistrationRecord['x_tax_rule_ids'][number]): TaxRule {
  const { x_tax_id: tax } = rule;
  return {
    recordId: rule.id,
    marketplaceId: rule.x_marketplace_id?.x_marketplace_id ?? '',
    fiscalPositionId: rule.x_fiscal_position_id,
    tax: tax && {
      id: tax.id,
      percent: tax.amount_type === 'percent' ? String(tax.amount) : undefined,
      includedInPrice: tax.price_include,
    },
  };
}
