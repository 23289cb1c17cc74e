import {
  toOdooDatetime,
  updateRecords,
  upsert,
  type CallScope,
  type LoadRecord,
  type LoadValue,
  type OdooPort,
} from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';
import { claimRecords, isClaimRefusal } from './claims.ts';
import { storedPrefix } from './options.ts';
import { productValues } from './own-products.ts';
import type { RegistrationDraft } from './plan.ts';
import type { Registration, RegistrationInput } from './registration.ts';
import { locationKey, pickingTypeKey, teamKey } from './schema.ts';
import { registrationModel } from './store.ts';

/** Fields of a new registration that point to default records, for a company id. */
export type RegistrationDefaults = (companyId: number) => Readonly<Record<string, LoadValue>>;

/**
 * Stores a new registration with its claims; `now` (milliseconds) is the default of its last order sync. One call.
 *
 * Its external id is `attempt`, so that the call can be sent again: the claims decide whether it may be stored, and a
 * registration that gave its marketplaces up is not written by the next one that takes them.
 *
 * @throws what `isClaimRefusal` tells when a marketplace is claimed; `REGISTRATION_INVALID` when Odoo refuses another value.
 */
export async function createRegistration(
  odoo: OdooPort,
  draft: RegistrationDraft,
  defaults: RegistrationDefaults,
  now: number,
  attempt: string,
  options: Pick<CallScope, 'signal'>,
): Promise<number> {
  const since = draft.input.ordersSince ?? new Date(now).toISOString();
  const record = registrationRecord(draft, defaults, { since, attempt });
  const [result] = await upsert(odoo, registrationModel, [record], options);
  if (result?.id !== undefined) return result.id;
  if (result && isClaimRefusal(result.error)) throw result.error;
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    `Odoo refused registration "${draft.input.name}". If a default record is missing (a company was added, say), run connector.install() again.`,
    { cause: result?.error },
  );
}

/** When a new registration starts, and which call makes it. */
export interface RegistrationStart {
  /** From when on orders are wanted: ISO 8601, UTC. */
  readonly since: string | undefined;
  readonly attempt: string;
}

/** The record of a new registration, with its claims and taxes. */
export function registrationRecord(
  draft: RegistrationDraft,
  defaults: RegistrationDefaults,
  { since, attempt }: RegistrationStart,
): LoadRecord {
  const { input } = draft;
  const name = `${input.sellerId}_${attempt}`;
  const rules = (draft.taxRules ?? []).map((rule): LoadRecord => ({
    key: `amazon.tax_rule_${name}_${rule.marketplaceRecordId}`,
    values: {
      x_marketplace_id: { dbId: rule.marketplaceRecordId },
      x_fiscal_position_id: optional(rule.fiscalPositionId),
      x_tax_id: optional(rule.taxId),
    },
  }));
  return {
    key: `amazon.registration_${name}`,
    values: {
      ...commonValues(draft),
      x_seller_id: input.sellerId,
      x_location_id: chosen(input.locationId, locationKey(draft.companyId)),
      x_picking_type_id: { key: pickingTypeKey(draft.companyId) },
      x_team_id: chosen(input.salesTeamId, teamKey),
      x_tag_ids: { dbIds: input.tagIds ?? [] },
      x_order_prefix: storedPrefix(input) ?? null,
      ...defaults(draft.companyId),
      ...productValues(input, (dbId) => ({ dbId })),
      x_last_order_sync: since === undefined ? null : toOdooDatetime(since),
      x_claim_ids: claimRecords(input.sellerId, draft.marketplaces, attempt),
      x_tax_rule_ids: rules,
    },
  };
}

/**
 * Takes a registration to another company: the operation type of its stock moves is that company's. One call; none where
 * the company stays.
 */
async function takeToCompany(
  odoo: OdooPort,
  current: Registration,
  { companyId }: RegistrationDraft,
  options: Pick<CallScope, 'signal'>,
): Promise<void> {
  if (companyId === current.companyId) return;
  const values = { x_company_id: { dbId: companyId }, x_picking_type_id: { key: pickingTypeKey(companyId) } };
  const [result] = await updateRecords(odoo, registrationModel, [{ id: current.id, values }], options);
  if (result?.error) throw result.error;
}

/** Writes what a change names; of marketplaces nothing, for which see `changeMarketplaces`. One call, and one more for another company. */
export async function writeRegistration(
  odoo: OdooPort,
  current: Registration,
  draft: RegistrationDraft,
  options: Pick<CallScope, 'signal'>,
): Promise<void> {
  const { input } = draft;
  await takeToCompany(odoo, current, draft, options);
  const prefix = storedPrefix(input);
  const links = { x_location_id: input.locationId, x_team_id: input.salesTeamId };
  const vals = {
    x_name: input.name,
    x_company_id: draft.companyId,
    x_warehouse_id: draft.warehouseId,
    x_journal_id: input.paymentJournalId ?? false,
    x_fiscal_position_id: input.fiscalPositionId ?? false,
    ...plainValues(input),
    x_return_location_id: input.returnLocationId ?? false,
    ...(draft.taxRules && { x_tax_rule_ids: replacingRules(current, draft.taxRules) }),
    x_cancel_reason: input.cancelReason ?? false,
    x_lot_name: input.lotName ?? false,
    ...Object.fromEntries(Object.entries(links).filter(([, value]) => value !== undefined)),
    ...(input.tagIds && { x_tag_ids: [[6, 0, input.tagIds]] }),
    ...(prefix === undefined ? {} : { x_order_prefix: prefix ?? false }),
    ...productValues(input, (id) => id),
    ...(input.ordersSince === undefined ? {} : { x_last_order_sync: toOdooDatetime(input.ordersSince) }),
  };
  await odoo.call(registrationModel, 'write', { ids: [current.id], args: { vals }, ...options });
}

// Odoo's commands of a one2many field: 2 deletes, 0 makes.
const replacingRules = (
  { taxRules }: Registration,
  wanted: NonNullable<RegistrationDraft['taxRules']>,
): readonly unknown[] => [
  ...taxRules.map(({ recordId }) => [2, recordId, 0]),
  ...wanted.map(({ marketplaceRecordId, fiscalPositionId, taxId }) => [
    0,
    0,
    {
      x_marketplace_id: marketplaceRecordId,
      x_fiscal_position_id: fiscalPositionId ?? false,
      x_tax_id: taxId ?? false,
    },
  ]),
];

function commonValues({
  input,
  companyId,
  warehouseId,
  region,
  marketplaces,
}: RegistrationDraft): Readonly<Record<string, LoadValue>> {
  return {
    x_name: input.name,
    x_region: region,
    x_marketplace_ids: { dbIds: marketplaces.map(({ recordId }) => recordId) },
    x_company_id: { dbId: companyId },
    x_warehouse_id: { dbId: warehouseId },
    x_journal_id: optional(input.paymentJournalId),
    x_fiscal_position_id: optional(input.fiscalPositionId),
    ...plainValues(input),
    x_cancel_reason: input.cancelReason ?? null,
    x_lot_name: input.lotName ?? null,
    x_return_location_id: optional(input.returnLocationId),
  };
}

// Fields that are never empty, which are the same to load() and to write().
const plainValues = (input: RegistrationInput) => ({
  x_tax_policy: input.taxPolicy ?? 'odoo',
  x_non_amazon_orders: input.nonAmazonOrders ?? false,
  x_tracking_policy: input.trackingPolicy ?? 'warn',
  x_validate_shipped: input.validateShipped ?? false,
  x_move_date: input.moveDate ?? 'unless_average',
  x_lot_policy: input.lotPolicy ?? 'oldest',
  x_invoicing: input.invoicing ?? 'unless_amazon',
});

const optional = (dbId: number | undefined): LoadValue => (dbId === undefined ? null : { dbId });
const chosen = (dbId: number | undefined, key: string): LoadValue =>
  dbId === undefined ? { key } : { dbId };
