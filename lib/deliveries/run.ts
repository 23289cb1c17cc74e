import { fields, searchRecords, type Domain } from '../odoo/index.ts';
import type { RegistrationRef } from '../registrations/index.ts';
import { startRun, type Run, type RunTools } from '../sync/index.ts';
import type { AmazonPort } from '../amazon/index.ts';
import { ConnectorError } from '../support/errors.ts';
import { missingFields, pickingSchema, toPicking } from './picking-records.ts';
import type { AmazonPicking } from './picking.ts';

const deliveryRunShape = { x_failure_template_id: fields.many2one };

/** One run over the pickings of a registration. */
export interface DeliveryRun extends Run<typeof deliveryRunShape> {
  readonly amazon: AmazonPort;
  /** Fields that this Odoo lacks. */
  readonly without: readonly string[];
  /** How many orders this run may still ask Amazon for, one by one: `getOrder` refills at one call in two seconds. */
  readonly lookups: { left: number };
}

const lookupsPerRun = 20;

/** @throws what `startRun` throws, and `CONFIGURATION_INVALID` without delivery methods. */
export async function startDeliveryRun(
  tools: RunTools,
  registrationRef: RegistrationRef,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal | undefined },
): Promise<DeliveryRun> {
  const run = await startRun(tools, registrationRef, { shape: deliveryRunShape, dryRun, signal });
  if (!run.optionalFields.has('stock.picking.carrier_id')) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      'This database has no delivery methods (module stock_delivery), so pickings have neither carrier nor tracking reference, and Amazon asks for both. Switch on Delivery Methods in the settings of Inventory.',
    );
  }
  return {
    ...run,
    amazon: tools.amazonOf(run.registration),
    without: missingFields(run.optionalFields),
    lookups: { left: lookupsPerRun },
  };
}

const pageSize = 200;

// What Amazon has not heard of, and open pickings of which the seller may have told Amazon without Odoo. A picking that is
// done with is never read again: its state is the cursor, and no change can fall between two runs.
const waiting: Domain = [
  '|',
  '&',
  ['state', '=', 'done'],
  ['x_amazon_sync_state', 'in', [false, 'pending', 'error']],
  '&',
  ['state', 'not in', ['done', 'cancel', 'draft']],
  ['sale_id.x_amazon_status', 'in', ['SHIPPED', 'PARTIALLY_SHIPPED']],
];

/** Pickings to customers of the registration's FBM orders: those that wait, or those with these ids. A call per 200. */
export async function readPickings(
  { tools, registration, without, scope }: DeliveryRun,
  pickingIds?: readonly number[],
): Promise<readonly AmazonPicking[]> {
  const pickings: AmazonPicking[] = [];
  let last = 0;
  for (;;) {
    const records = await searchRecords(tools.odoo, 'stock.picking', pickingSchema, {
      domain: [
        ['sale_id.x_amazon_registration_id', '=', registration.id],
        ['sale_id.x_amazon_channel', '=', 'fbm'],
        ['location_dest_id.usage', '=', 'customer'],
        ['location_id.usage', '!=', 'customer'],
        ['id', '>', last],
        ...(pickingIds
          ? ([
              ['id', 'in', pickingIds],
              ['state', '=', 'done'],
            ] as const)
          : waiting),
      ],
      order: 'id',
      limit: pageSize,
      without,
      ...scope,
    });
    pickings.push(...records.flatMap((record) => toPicking(record) ?? []));
    last = records.at(-1)?.id ?? last;
    if (records.length < pageSize) return pickings;
  }
}
