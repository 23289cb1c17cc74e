import { z } from 'zod';
import { notArchived, readRegistrations, type RegistrationRef } from '../../registrations/index.ts';
import { startSession, type SessionTools } from '../../sync/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { unique } from '../../support/unique.ts';
import { readGoods } from '../goods/read-goods.ts';
import { adjust } from './apply.ts';
import { countShape } from './count-action.ts';
import type { InventoryCount, InventoryFacts } from './facts.ts';
import { planInventory } from './plan.ts';
import { readStock } from './read-stock.ts';
import type { ReconcileReport } from './report.ts';
import { portsOf, readListings, sourcesOf } from './sources.ts';

/** Options of `fba.reconcile`. */
export interface ReconcileOptions {
  /**
   * Which of Amazon's quantities the Amazon location is to hold. Default: all that is physically at Amazon, `fulfillable`,
   * `reserved`, `unfulfillable` and `researching`.
   *
   * Add `inbound` where transfers to the Amazon location are validated when the goods leave, so that the location holds
   * what is still on its way.
   */
  readonly counts?: readonly InventoryCount[];
  /** Sets the stock of the Amazon location to what Amazon has. Default: `false`; it is reported only. */
  readonly adjust?: boolean | AdjustInput;
  /** Reports what `adjust` would do, and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between calls: what was adjusted stays. */
  readonly signal?: AbortSignal;
}

/** How stock is adjusted. */
export interface AdjustInput {
  /** Becomes the reference of the stock moves. Default: `Amazon FBA inventory`. */
  readonly reason?: string;
  /** What becomes of stock that Amazon does not list: `zero` takes it out of the location. Default: `keep`. */
  readonly missing?: 'keep' | 'zero';
}

const physical = ['fulfillable', 'reserved', 'unfulfillable', 'researching'] as const;

const inputSchema = optionsSchema({
  counts: z
    .array(z.enum([...physical, 'inbound']))
    .min(1)
    .optional(),
  adjust: z
    .union(
      [
        z.boolean(),
        z.strictObject({ reason: z.string().optional(), missing: z.enum(['keep', 'zero']).optional() }),
      ],
      {
        error: 'give true, false or { reason, missing }, with missing "keep" or "zero"',
      },
    )
    .optional(),
  dryRun: z.boolean().optional(),
});

/** Compares Amazon's FBA inventory with the Amazon location: see `Fba.reconcile`. Seven calls of Odoo, and Amazon's. */
export async function reconcile(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  options: ReconcileOptions = {},
): Promise<ReconcileReport> {
  checkInput('fba.reconcile', inputSchema, options);
  const { counts = physical, dryRun = false, signal } = options;
  const adjusting = options.adjust === true ? {} : options.adjust === false ? undefined : options.adjust;
  const session = await startSession(tools, registrationRef, {
    shape: countShape,
    rights: [],
    dryRun,
    signal,
  });
  const { registration } = session;
  const { locationId } = registration;
  if (locationId === undefined) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `Registration "${registration.name}" has no Amazon location: give it one with registrations.update().`,
      { context: { registrationId: registration.id } },
    );
  }
  const related = await readRegistrations(
    tools.odoo,
    [
      '&',
      ...notArchived,
      '|',
      ['x_seller_id', '=', registration.sellerId],
      ['x_location_id', '=', locationId],
    ],
    { signal },
  );
  const sources = portsOf(sourcesOf(registration, related), tools.amazonOf);
  const listings = await readListings(sources, signal);
  const place = { locationId, registrationIds: sources.map((source) => source.registration.id) };
  const { stock, openMoves, waitingUnits } = await readStock(session, place);
  const goods = await readGoods(session, {
    skus: unique(listings.flatMap(({ summaries }) => summaries.map(({ sellerSku }) => sellerSku))),
    ids: unique([...stock.map(({ productId }) => productId), ...waitingUnits.keys()]),
  });
  const facts: InventoryFacts = {
    listings,
    goods,
    stock,
    openMoves,
    waitingUnits,
    counts,
    missing: adjusting?.missing ?? 'keep',
  };
  const plan = planInventory(facts);
  const reason = adjusting?.reason ?? 'Amazon FBA inventory';
  const { lines, unknownSkus, notAtAmazon, alarm } =
    adjusting && !dryRun ? await adjust(session, facts, plan, { ...place, reason }) : plan;
  return {
    registrationId: registration.id,
    locationId,
    registrationIds: place.registrationIds,
    lines,
    unknownSkus,
    notAtAmazon,
    alarm,
    dryRun,
  };
}
