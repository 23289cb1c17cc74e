import { htmlText, toOdooDatetime, type Dialect, type LoadRecord, type LoadValue } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import type { LineDraft, OfferDraft, PartnerDraft, SaleOrderDraft } from './draft.ts';
import { orderKey, partnerExternalId } from './keys.ts';
import { noPriceValues, priceValues } from './price-values.ts';

// Drafts as records for Odoo's load(): every record of a kind names the same fields, so that one call serves them all.

export function partnerRecord(
  { key, values }: PartnerDraft,
  children: readonly PartnerDraft[] = [],
): LoadRecord {
  const fields: Readonly<Record<string, LoadValue>> = {
    x_amazon_key: key,
    name: values.name,
    type: values.type,
    is_company: values.isCompany,
    company_name: values.companyName ?? null,
    // A delivery address takes over its contact's: an empty cell would say that it has none.
    ...(values.type === 'contact' ? { vat: values.vat ?? null } : {}),
    email: values.email ?? null,
    phone: values.phone ?? null,
    street: values.street ?? null,
    street2: values.street2 ?? null,
    city: values.city ?? null,
    zip: values.zip ?? null,
    state_id: optionalLink(values.stateId),
    country_id: optionalLink(values.countryId),
    ...(values.remark === undefined ? {} : { comment: `<p>${htmlText(values.remark)}</p>` }),
  };
  const nested = children.length === 0 ? {} : { child_ids: children.map((child) => partnerRecord(child)) };
  return { key: partnerExternalId(key), values: { ...fields, ...nested } };
}

/** What a sale order is made with beside its draft. */
export interface SaleOrderTerms {
  readonly registration: Registration;
  readonly dialect: Dialect;
  readonly customer: { readonly contactId: number; readonly deliveryAddressId: number };
  /** The run that makes it. */
  readonly runId: string;
}

export function saleOrderRecord(
  draft: SaleOrderDraft,
  { registration, dialect, customer, runId }: SaleOrderTerms,
): LoadRecord {
  const contact = { dbId: customer.contactId };
  const marketplace = registration.marketplaces.find(({ id }) => id === draft.marketplaceId);
  return {
    key: orderKey(draft.orderId),
    values: {
      partner_id: contact,
      partner_invoice_id: contact,
      partner_shipping_id: { dbId: customer.deliveryAddressId },
      // Odoo 19: action_confirm overwrites date_order. Created confirmed, the order keeps Amazon's date, and its
      // picking is made all the same.
      state: 'sale',
      date_order: toOdooDatetime(draft.orderedAt),
      commitment_date: optionalDatetime(draft.deliverBy),
      client_order_ref: draft.orderId,
      company_id: { dbId: registration.companyId },
      warehouse_id: optionalLink(registration.warehouseId),
      team_id: optionalLink(registration.salesTeamId),
      ...ownValues(registration, draft),
      // Nobody sold it: without this the bot would count as its salesperson.
      user_id: null,
      pricelist_id: optionalLink(draft.pricelistId),
      ...(draft.fiscalPositionId === undefined
        ? {}
        : { fiscal_position_id: { dbId: draft.fiscalPositionId } }),
      x_amazon_order_ref: draft.orderId,
      x_amazon_run: runId,
      x_amazon_registration_id: { dbId: registration.id },
      x_amazon_marketplace_id: optionalLink(marketplace?.recordId),
      x_amazon_channel: draft.channel,
      x_amazon_status: draft.status,
      x_amazon_last_update: toOdooDatetime(draft.lastUpdatedAt),
      x_amazon_total: draft.total,
      x_amazon_ship_by: optionalDatetime(draft.shipBy),
      x_amazon_programs: joined(draft.programs),
      x_amazon_purchase_order: draft.purchaseOrder ?? null,
      x_amazon_vat: draft.vatNumber ?? null,
      x_amazon_tax_schemes: joined(draft.taxSchemes),
      x_amazon_ioss: joined(draft.iossNumbers),
      x_amazon_gift_message: draft.giftMessage ?? null,
      x_amazon_origin_ref: draft.origin?.orderId ?? null,
      x_amazon_origin_id: optionalLink(draft.origin?.saleOrderId),
      order_line: [
        ...draft.lines.map((line) => lineRecord(line, draft, dialect)),
        ...draft.notes.map((note) => noteRecord(note, draft, dialect)),
      ],
    },
  };
}

// The same fields for all orders of a registration: they go to Odoo in one table. No `name` is Odoo's own number, an empty
// one is refused (measured on 19); and without tags somebody's default for them counts.
function ownValues(
  { tagIds, orderPrefix }: Registration,
  { orderId }: SaleOrderDraft,
): Readonly<Record<string, LoadValue>> {
  return {
    ...(orderPrefix === undefined ? {} : { name: `${orderPrefix}${orderId}` }),
    ...(tagIds.length === 0 ? {} : { tag_ids: { dbIds: tagIds } }),
  };
}

export function lineRecord(line: LineDraft, draft: SaleOrderDraft, dialect: Dialect): LoadRecord {
  return {
    key: line.key,
    values: {
      display_type: null,
      product_id: { dbId: line.productId },
      name: line.name,
      product_uom_qty: line.quantity,
      ...priceValues(line, draft.currencyId, dialect),
      ...taxValues(line.taxIds, draft, dialect),
      x_amazon_item_ref: line.orderItemId ?? null,
      x_amazon_component: line.component,
      x_amazon_sku: line.sku ?? null,
      x_amazon_quantity: line.quantity,
      x_amazon_amount: line.gross,
      x_amazon_serial_numbers: line.serialNumbers.length === 0 ? null : line.serialNumbers.join('\n'),
      x_amazon_programs: joined(line.programs),
      x_amazon_points: line.points ?? null,
    },
  };
}

// All lines of an order name their taxes, or none does: they go to Odoo in one table.
function taxValues(
  taxIds: readonly number[] | undefined,
  { lines }: SaleOrderDraft,
  dialect: Dialect,
): Readonly<Record<string, LoadValue>> {
  if (lines.every((line) => line.taxIds === undefined)) return {};
  return { [dialect.lineTaxes]: taxIds === undefined || taxIds.length === 0 ? null : { dbIds: taxIds } };
}

function noteRecord(
  note: SaleOrderDraft['notes'][number],
  draft: SaleOrderDraft,
  dialect: Dialect,
): LoadRecord {
  return {
    key: note.key,
    values: {
      display_type: 'line_note',
      product_id: null,
      name: note.text,
      product_uom_qty: null,
      ...noPriceValues(dialect),
      ...taxValues([], draft, dialect),
      x_amazon_item_ref: null,
      x_amazon_component: null,
      x_amazon_sku: null,
      x_amazon_quantity: null,
      x_amazon_amount: null,
      x_amazon_serial_numbers: null,
      x_amazon_programs: null,
      x_amazon_points: null,
    },
  };
}

export function offerRecord(offer: OfferDraft, registration: Registration): LoadRecord {
  const marketplace = registration.marketplaces.find(({ id }) => id === offer.marketplaceId);
  return {
    key: offer.key,
    values: {
      x_name: `${offer.sku} (${marketplace?.name ?? offer.marketplaceId})`,
      x_registration_id: { dbId: registration.id },
      x_marketplace_id: optionalLink(marketplace?.recordId),
      x_seller_id: registration.sellerId,
      x_sku: offer.sku,
      x_asin: offer.asin ?? null,
      x_channel: offer.channel,
      x_product_id: { dbId: offer.productId },
    },
  };
}

const joined = (texts: readonly string[]): LoadValue => (texts.length === 0 ? null : texts.join(', '));
const optionalLink = (dbId: number | undefined): LoadValue => (dbId === undefined ? null : { dbId });
const optionalDatetime = (iso: string | undefined): LoadValue =>
  iso === undefined ? null : toOdooDatetime(iso);
