import { fields, searchRecords, type Domain } from '../odoo/index.ts';
import type { RegistrationRef } from '../registrations/index.ts';
import { startSession, type Session, type SessionTools } from '../sync/index.ts';
import type { AmazonPort } from '../amazon/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { PickingMemory } from './memory/memory.ts';
import { missingFields, pickingSchema, readPicking } from './pickings/picking-records.ts';
import type { AmazonPicking } from './pickings/picking.ts';
import { withoutDeliveryMethods } from './carriers/without-methods.ts';
import { deliveryRights } from './rights.ts';

const deliverySessionShape = { x_failure_template_id: fields.many2one };

/** One run over the pickings of a registration. */
export interface DeliverySession extends Session<typeof deliverySessionShape> {
  readonly amazon: AmazonPort;
  /** Fields that this Odoo lacks. */
  readonly without: readonly string[];
  /** How many orders this run may still ask Amazon for, one by one: `getOrder` refills at one call in two seconds. */
  readonly lookups: { left: number };
  /** What the pickings that were read remember, by id: kept up as it is written. */
  readonly memories: Map<number, PickingMemory>;
}

const lookupsPerRun = 20;

/** @throws what `startSession` throws, and `CONFIGURATION_INVALID` without delivery methods. */
export async function startDeliverySession(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal | undefined },
): Promise<DeliverySession> {
  const session = await startSession(tools, registrationRef, {
    shape: deliverySessionShape,
    rights: deliveryRights,
    dryRun,
    signal,
  });
  if (!session.optionalFields.has('stock.picking.carrier_id')) throw withoutDeliveryMethods();
  if (!session.optionalFields.has('stock.picking.x_amazon_sync_state')) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      'The delivery methods of this database (module stock_delivery) are newer than our fields: run connector.install() again as administrator.',
    );
  }
  return {
    ...session,
    amazon: tools.amazonOf(session.registration),
    without: missingFields(session.optionalFields),
    lookups: { left: lookupsPerRun },
    memories: new Map(),
  };
}

const pageSize = 200;

// What Amazon has not heard of, and open pickings of which the seller may have told Amazon without Odoo. The state is the
// cursor: a picking that is done with is read again when Odoo lets it wait again (`waitAgainCode`), so that no change can
// fall between two runs, and no clock matters.
const waiting: Domain = [
  '|',
  '&',
  ['state', '=', 'done'],
  ['x_amazon_sync_state', 'in', [false, 'pending', 'error']],
  '&',
  ['state', 'not in', ['done', 'cancel', 'draft']],
  ['move_ids.sale_line_id.order_id.x_amazon_status', 'in', ['SHIPPED', 'PARTIALLY_SHIPPED']],
];

/**
 * What pickings to customers moved of the registration's FBM orders: those that wait, or those with these ids. A call per
 * 200. What triggers is a move to a customer, whatever the picking's type: steps before, returns and receipts are none.
 */
export async function readPickings(
  session: DeliverySession,
  pickingIds?: readonly number[],
): Promise<readonly AmazonPicking[]> {
  const { tools, registration, without, scope, memories } = session;
  const found: AmazonPicking[] = [];
  let last = 0;
  for (;;) {
    const records = await searchRecords(tools.odoo, 'stock.picking', pickingSchema, {
      domain: [
        ...ordersOf(registration.id),
        ['move_ids.location_dest_id.usage', '=', 'customer'],
        ['move_ids.location_id.usage', '!=', 'customer'],
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
    for (const record of records) {
      const { pickings, memory } = readPicking(record, registration);
      memories.set(record.id, memory);
      found.push(...pickings);
    }
    last = records.at(-1)?.id ?? last;
    if (records.length < pageSize) return found;
  }
}

/** By the orders of the moves: a picking names one order only, and one that was made by hand names none. */
const ordersOf = (registrationId: number): Domain => [
  ['move_ids.sale_line_id.order_id.x_amazon_registration_id', '=', registrationId],
  ['move_ids.sale_line_id.order_id.x_amazon_channel', '=', 'fbm'],
];
