import { amazonChooser } from './amazon-chooser.ts';
import type { AmazonPort } from './amazon/index.ts';
import {
  createCarriers,
  retryDeliveries,
  syncDeliveries,
  type CreateCarriersOptions,
  type DeliveryCarrier,
  type DeliveryOutcome,
  type DeliverySyncOptions,
} from './deliveries/index.ts';
import {
  install,
  uninstall,
  type InstallOptions,
  type InstallReport,
  type UninstallOptions,
  type UninstallReport,
} from './install/index.ts';
import { settleInvoices, type InvoiceOutcome, type SettleInvoicesOptions } from './invoices/index.ts';
import { repeatCalls, type OdooPort } from './odoo/index.ts';
import {
  recoverOrder,
  syncOrders,
  type OrderOutcome,
  type OrderSyncOptions,
  type RecoverOptions,
} from './orders/index.ts';
import { listProblems, type Problem, type ProblemListOptions } from './problems/index.ts';
import { schema } from './capabilities.ts';
import { createRegistrations, type RegistrationRef, type Registrations } from './registrations/index.ts';
import { systemClock, type Clock } from './support/clock.ts';
import { ConnectorError } from './support/errors.ts';
import { guardListener, type EventListener } from './support/events.ts';
import { logEvents } from './support/log-events.ts';
import { silentLogger, type Logger } from './support/logger.ts';
import { logOutcomes, logSingleOutcome } from './sync/index.ts';

export interface ConnectorConfig {
  /** The Odoo database: `jsonRpcOdoo(…)`, `json2Odoo(…)` or `odooAwaitOdoo(…)`. */
  readonly odoo: OdooPort;
  /** Amazon, for one seller: `sellingPartnerApi(…)`; or one for each seller id. */
  readonly amazon: AmazonPort | Readonly<Record<string, AmazonPort>>;
  /**
   * Such as pino. Default: silent.
   *
   * Failed records and warnings are logged as `warn`, what ends a run as `error`, retries of calls to Odoo and the counts
   * at the end of a run as `info`, single outcomes and progress as `debug`. Entries hold ids, states, codes and sentences
   * without personal data; never drafts.
   */
  readonly logger?: Logger;
  /** Gets every event as it happens. What it throws is logged, and breaks nothing. */
  readonly onEvent?: EventListener;
  /** Default: the system's. */
  readonly clock?: Clock;
  /**
   * How many calls load the sale orders of a page at once, from 1 to 8, of at least 25 orders each. Default: 1. More
   * help only where Odoo runs with several workers, with FBA orders; FBM orders for the same articles lock the same stock
   * and wait for one another (docs/benchmarks.md).
   */
  readonly writers?: number;
}

export interface Connector {
  /**
   * What was added to Odoo: fields, models, rights and default records. Once, as administrator; again after an upgrade
   * of this package. A second run changes nothing; `{ dryRun: true }` only tells.
   *
   * @throws `RIGHTS_MISSING`, `INSTALL_REFUSED` (Enterprise's own connector is there, or an app is missing).
   */
  install(options?: InstallOptions): Promise<InstallReport>;
  /** What was taken out again. Refuses while data would be lost (`UNINSTALL_REFUSED`), unless forced. */
  uninstall(options?: UninstallOptions): Promise<UninstallReport>;
  readonly registrations: Registrations;
  readonly orders: Orders;
  readonly deliveries: Deliveries;
  readonly problems: Problems;
  readonly invoices: Invoices;
}

/** The verbs of `connector.orders`. */
export interface Orders {
  /**
   * What became of each order that changed at Amazon since the registration's last order sync, one by one as they are
   * worked off. New FBM orders become confirmed sale orders with their pickings, shipped FBA orders confirmed sale
   * orders without; known ones follow cancellations and reductions; one bad order fails alone and is parked in Odoo.
   *
   * The run is lazy: it works while it is iterated, and stops when the loop is left. A run that was cut off is simply
   * started again.
   *
   * @throws `NOT_INSTALLED`, `RIGHTS_MISSING` (before the first write), `REGISTRATION_UNKNOWN`, `AMAZON_UNAUTHORIZED`,
   * `ABORTED`, or another code of either end when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.orders.sync(spain)) console.log(outcome.orderId, outcome.status);
   */
  sync(registration: RegistrationRef, options?: OrderSyncOptions): AsyncIterable<OrderOutcome>;
  /**
   * What became of one order, fetched by its id whatever its state: parked, skipped once as shipped before, or half made
   * by a run that was cut off. Its problem is gone when it succeeds. One call to Amazon.
   *
   * @throws `AMAZON_NOT_FOUND`, `ORDER_UNREADABLE`, and what `sync` throws.
   * @example
   * const outcome = await connector.orders.recover(spain, '902-1845936-5435065');
   */
  recover(
    registration: RegistrationRef,
    amazonOrderId: string,
    options?: RecoverOptions,
  ): Promise<OrderOutcome>;
}

/** The verbs of `connector.deliveries`. */
export interface Deliveries {
  /**
   * What became of each done picking of the registration's FBM orders that Amazon has not heard of: its packages with
   * carrier, tracking reference and exactly what was moved are confirmed to Amazon, and then looked up there. What fails
   * is flagged on the picking, asked for by an activity, listed in one e-mail of Odoo, and told again when carrier,
   * reference or quantities have changed.
   *
   * The run is lazy, as that of `orders.sync`. With a feed it waits up to eight minutes for Amazon's result; the next run
   * goes on with what is left.
   *
   * @throws `NOT_INSTALLED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `CONFIGURATION_INVALID` (Odoo has no delivery
   * methods), `AMAZON_UNAUTHORIZED`, `ABORTED`, or an `ODOO_…` code when the run cannot go on at all.
   * @example
   * for await (const outcome of connector.deliveries.sync(spain)) console.log(outcome.pickingName, outcome.status);
   */
  sync(registration: RegistrationRef, options?: DeliverySyncOptions): AsyncIterable<DeliveryOutcome>;
  /**
   * What became of these pickings (ids in Odoo), of any registration, told to Amazon whatever became of them before. What
   * Amazon lists already is not told twice; what was corrected since is told as a change of the package.
   *
   * @throws `PICKING_UNKNOWN` when one is not a done picking of an FBM order, before anything is told; and what `sync` throws.
   * @example
   * for await (const outcome of connector.deliveries.retry([4711])) console.log(outcome.pickingName, outcome.status);
   */
  retry(pickingIds: readonly number[], options?: DeliverySyncOptions): AsyncIterable<DeliveryOutcome>;
  /**
   * Gives a delivery method for each name, in the order of the names, and makes those that are missing. Run it with an
   * administrator of Odoo. Validating a picking with such a method adds no line to the sale order and orders no label.
   *
   * A method that is there, also an archived one, is left as it is. Names match without regard to case and blanks.
   * Two calls to Odoo where all are there, five where some are missing.
   *
   * @throws `CONFIGURATION_INVALID` for an empty name or where Odoo has no delivery methods, `CARRIER_DOUBTFUL` for a name
   * one letter away from a carrier of Amazon's, `RIGHTS_MISSING`; nothing is made then. `ABORTED`, or an `ODOO_…` code.
   * @example
   * for (const { name, amazon } of await connector.deliveries.createCarriers(['UPS', 'Self Delivery'])) console.log(name, amazon);
   */
  createCarriers(
    names: readonly string[],
    options?: CreateCarriersOptions,
  ): Promise<readonly DeliveryCarrier[]>;
}

/** The verbs of `connector.problems`. */
export interface Problems {
  /**
   * Lists what is parked in Odoo, longest waiting first: of one registration or of all that the user may see, of one kind
   * or of all.
   *
   * @throws `NOT_INSTALLED`, `CONFIGURATION_INVALID` for an unknown kind.
   * @example
   * for (const { kind, ref, code, reason } of await connector.problems.list()) console.log(kind, ref, code, reason);
   */
  list(options?: ProblemListOptions): Promise<readonly Problem[]>;
}

/** The verbs of `connector.invoices`. */
export interface Invoices {
  /**
   * What became of each draft invoice of the registration's Amazon orders: its lines get their shares of what the order
   * lines amount to at Amazon, so that an order invoiced in parts comes to Amazon's total to the cent.
   *
   * To run after invoices are made and before they are posted; a posted invoice is never touched. A second run changes
   * nothing. On Odoo 18 and before there is nothing to settle, since lines carry no amounts of their own.
   *
   * @throws `NOT_INSTALLED`, `ABORTED`, `OUTCOME_UNKNOWN` (a lost reply: run it again), or an `ODOO_…` code when the run
   * cannot go on at all.
   * @example
   * for await (const outcome of connector.invoices.settle(spain)) console.log(outcome.invoiceId, outcome.status);
   */
  settle(registration: RegistrationRef, options?: SettleInvoicesOptions): AsyncIterable<InvoiceOutcome>;
}

/** Puts the two ends together. No call is made yet. */
export function createConnector(config: ConnectorConfig): Connector {
  const { clock = systemClock, logger = silentLogger } = config;
  const log = logEvents(logger);
  const listener = guardListener(config.onEvent, logger);
  const emit: EventListener = (event) => {
    log(event);
    listener(event);
  };
  const odoo = repeatCalls(config.odoo, {
    clock,
    onRetry: (retry) => {
      emit({ type: 'request:retry', ...retry });
    },
  });
  const writers = checkWriters(config.writers ?? 1);
  const schemaMarker = schema.marker;
  const tools = { odoo, clock, emit, writers, schemaMarker, amazonOf: amazonChooser(config.amazon) };
  return {
    install: (options) => install(odoo, schema, options),
    uninstall: (options) => uninstall(odoo, schema, options),
    registrations: createRegistrations(odoo, clock, schema.registrationDefaults),
    orders: {
      sync: (registration, options = {}) =>
        logOutcomes(
          logger,
          { run: 'orders.sync', registrationId: registration.id, dryRun: options.dryRun },
          syncOrders(tools, registration, options),
        ),
      recover: (registration, amazonOrderId, options = {}) =>
        logSingleOutcome(
          logger,
          { run: 'orders.recover', registrationId: registration.id, dryRun: options.dryRun },
          recoverOrder(tools, registration, amazonOrderId, options),
        ),
    },
    deliveries: {
      sync: (registration, options = {}) =>
        logOutcomes(
          logger,
          { run: 'deliveries.sync', registrationId: registration.id, dryRun: options.dryRun },
          syncDeliveries(tools, registration, options),
        ),
      retry: (pickingIds, options = {}) =>
        logOutcomes(
          logger,
          { run: 'deliveries.retry', dryRun: options.dryRun },
          retryDeliveries(tools, pickingIds, options),
        ),
      createCarriers: (names, options) => createCarriers(odoo, names, options),
    },
    problems: { list: (options = {}) => listProblems(odoo, schema.problemKinds, options) },
    invoices: {
      settle: (registration, options = {}) =>
        logOutcomes(
          logger,
          { run: 'invoices.settle', registrationId: registration.id, dryRun: options.dryRun },
          settleInvoices(tools, registration, options),
        ),
    },
  };
}

function checkWriters(writers: number): number {
  if (Number.isInteger(writers) && writers >= 1 && writers <= 8) return writers;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `createConnector() was given ${writers} writers: give a whole number from 1 to 8.`,
  );
}
