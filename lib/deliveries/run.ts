import { z } from 'zod';
import type { AmazonPort } from '../amazon/index.ts';
import { fields, searchRecords, type Domain, type OdooPort } from '../odoo/index.ts';
import { readForRun, runShape, toRegistration, type Registration } from '../registrations/index.ts';
import type { Clock } from '../support/clock.ts';
import { ConnectorError } from '../support/errors.ts';
import type { EventListener } from '../support/events.ts';
import { missingFields, pickingSchema, toPicking } from './picking-records.ts';
import type { AmazonPicking } from './picking.ts';

/** What connector.ts hands to the verbs of this room. */
export interface DeliveryTools {
  readonly odoo: OdooPort;
  readonly amazonOf: (registration: Registration) => AmazonPort;
  readonly clock: Clock;
  readonly emit: EventListener;
}

/** One run over the pickings of a registration. */
export interface DeliveryRun {
  readonly tools: DeliveryTools;
  readonly registration: Registration;
  readonly amazon: AmazonPort;
  /** Odoo's template of the e-mail about failures; undefined: somebody has taken it off the registration. */
  readonly failureTemplateId: number | undefined;
  /** Fields that this Odoo lacks. */
  readonly without: readonly string[];
  readonly dryRun: boolean;
  readonly signal: AbortSignal | undefined;
  /** How many orders this run may still ask Amazon for, one by one: `getOrder` refills at one call in two seconds. */
  readonly lookups: { left: number };
}

const runSchema = z.object({
  ...runShape,
  x_failure_template_id: fields.many2one,
  x_optional_fields: fields.char,
});

const lookupsPerRun = 20;

/** @throws `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `CONFIGURATION_INVALID` without delivery methods. */
export async function startRun(
  tools: DeliveryTools,
  registrationRef: Pick<Registration, 'id' | 'companyId'>,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal | undefined },
): Promise<DeliveryRun> {
  const record = await readForRun(tools.odoo, registrationRef, runSchema, { signal });
  const optionalFields = record.x_optional_fields ?? '';
  if (!optionalFields.includes('stock.picking.carrier_id')) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      'This database has no delivery methods (module stock_delivery), so pickings have neither carrier nor tracking reference, and Amazon asks for both. Switch on Delivery Methods in the settings of Inventory.',
    );
  }
  const registration = toRegistration(record);
  return {
    tools,
    registration,
    amazon: tools.amazonOf(registration),
    failureTemplateId: record.x_failure_template_id,
    without: missingFields(optionalFields),
    dryRun,
    signal,
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
  { tools, registration, without, signal }: DeliveryRun,
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
      companyId: registration.companyId,
      without,
      signal,
    });
    pickings.push(...records.flatMap((record) => toPicking(record) ?? []));
    last = records.at(-1)?.id ?? last;
    if (records.length < pageSize) return pickings;
  }
}
