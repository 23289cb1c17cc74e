import { locationKey, pickingTypeKey, productKeys, teamKey } from '../install/index.ts';
import { toOdooDatetime, upsert, type LoadRecord, type LoadValue, type OdooPort } from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { RegistrationDraft } from './plan.ts';
import { registrationModel, type StoreOptions } from './store.ts';

/** Stores a new registration; `now` (milliseconds) is the default of its last order sync. One call. */
export async function createRegistration(
  odoo: OdooPort,
  draft: RegistrationDraft,
  now: number,
  options: StoreOptions,
): Promise<number> {
  const { input } = draft;
  const record: LoadRecord = {
    key: `amazon.registration_${input.sellerId}_${now}`,
    values: {
      ...commonValues(draft),
      x_seller_id: input.sellerId,
      x_location_id: chosen(input.locationId, locationKey(draft.companyId)),
      x_picking_type_id: { key: pickingTypeKey(draft.companyId) },
      x_team_id: chosen(input.salesTeamId, teamKey),
      x_sales_product_id: { key: productKeys.sales },
      x_shipping_product_id: { key: productKeys.shipping },
      x_gift_wrap_product_id: { key: productKeys.giftWrap },
      x_cod_fee_product_id: { key: productKeys.codFee },
      x_discount_product_id: { key: productKeys.discount },
      x_other_product_id: { key: productKeys.other },
      x_rounding_product_id: { key: productKeys.rounding },
      x_facilitator_tax_product_id: { key: productKeys.facilitatorTax },
      x_last_order_sync: toOdooDatetime(input.ordersSince ?? new Date(now).toISOString()),
    },
  };
  const [result] = await upsert(odoo, registrationModel, [record], options);
  if (result?.id !== undefined) return result.id;
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    `Odoo refused registration "${input.name}". If a default record is missing (a company was added, say), run connector.install() again.`,
    { cause: result?.error },
  );
}

/** Writes what a change names. One call. */
export async function writeRegistration(
  odoo: OdooPort,
  id: number,
  draft: RegistrationDraft,
  options: StoreOptions,
): Promise<void> {
  const { input } = draft;
  const links = { x_location_id: input.locationId, x_team_id: input.salesTeamId };
  const vals = {
    x_name: input.name,
    x_region: draft.region,
    x_marketplace_ids: [[6, 0, draft.marketplaceIds]],
    x_company_id: draft.companyId,
    x_warehouse_id: draft.warehouseId,
    x_journal_id: input.paymentJournalId ?? false,
    x_fiscal_position_id: input.fiscalPositionId ?? false,
    x_non_amazon_orders: input.nonAmazonOrders ?? false,
    x_cancel_reason: input.cancelReason ?? false,
    ...Object.fromEntries(Object.entries(links).filter(([, value]) => value !== undefined)),
    ...(input.ordersSince === undefined ? {} : { x_last_order_sync: toOdooDatetime(input.ordersSince) }),
  };
  await odoo.call(registrationModel, 'write', { ids: [id], args: { vals }, ...options });
}

function commonValues({
  input,
  companyId,
  warehouseId,
  region,
  marketplaceIds,
}: RegistrationDraft): Readonly<Record<string, LoadValue>> {
  return {
    x_name: input.name,
    x_region: region,
    x_marketplace_ids: { dbIds: marketplaceIds },
    x_company_id: { dbId: companyId },
    x_warehouse_id: { dbId: warehouseId },
    x_journal_id: optional(input.paymentJournalId),
    x_fiscal_position_id: optional(input.fiscalPositionId),
    x_non_amazon_orders: input.nonAmazonOrders ?? false,
    x_cancel_reason: input.cancelReason ?? null,
  };
}

const optional = (dbId: number | undefined): LoadValue => (dbId === undefined ? null : { dbId });
const chosen = (dbId: number | undefined, key: string): LoadValue =>
  dbId === undefined ? { key } : { dbId };
