import { amazonChooser } from './amazon-chooser.ts';
import { checkWriters, type ConnectorConfig } from './connector-config.ts';
import { createCarriers, retryDeliveries, syncDeliveries, type Deliveries } from './deliveries/index.ts';
import {
  createLocation,
  moveAmazonStock,
  reconcile,
  reconcileFields,
  replenish,
  replenishFields,
  syncReturns,
  syncStockMoves,
  type Fba,
} from './fba/index.ts';
import {
  install,
  uninstall,
  type InstallOptions,
  type InstallReport,
  type UninstallOptions,
  type UninstallReport,
} from './install/index.ts';
import { createInvoices, refundOrders, allocateInvoices, type Invoices } from './invoices/index.ts';
import { repeatCalls } from './odoo/index.ts';
import { recoverOrder, syncOrders, type Orders } from './orders/index.ts';
import {
  createBatch,
  creditPayout,
  registerPayments,
  setUpPayments,
  validateBatch,
  type Payments,
} from './payments/index.ts';
import { createPeople, hidingAmazon, hidingOdoo } from './personal-data/index.ts';
import { listProblems, type Problems } from './problems/index.ts';
import { schema } from './capabilities.ts';
import { createRegistrations, type Registrations } from './registrations/index.ts';
import { reportSales, reportStock, type Reports } from './reports/index.ts';
import { systemClock } from './support/clock.ts';
import { guardListener, type EventListener } from './support/events.ts';
import { logEvents } from './support/log-events.ts';
import { silentLogger } from './support/logger.ts';
import { logOutcomes, logReport, logSingleOutcome, namingVerbs, type SessionTools } from './sync/index.ts';

/** Connects Amazon with one Odoo database. Made by {@link createConnector}. */
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
  /** Registers seller accounts in Odoo, and changes, splits, merges and archives them. */
  readonly registrations: Registrations;
  /** Brings Amazon's orders into Odoo, and follows what Amazon changes about them. */
  readonly orders: Orders;
  /** Confirms to Amazon what the seller has shipped (FBM). */
  readonly deliveries: Deliveries;
  /** Follows the stock in Amazon's warehouses (FBA): moves, returns, inventory and replenishment. */
  readonly fba: Fba;
  /** Lists what failed and is parked in Odoo. */
  readonly problems: Problems;
  /** Makes invoices and credit notes that come to what Amazon charged and refunded, to the cent. */
  readonly invoices: Invoices;
  /** Registers payments and batches, and credits Amazon's payouts. */
  readonly payments: Payments;
  /** Sums up sales and stock, as Odoo has them. */
  readonly reports: Reports;
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
  const people = createPeople();
  const odoo = repeatCalls(hidingOdoo(config.odoo, people), {
    clock,
    onRetry: (retry) => {
      emit({ type: 'request:retry', ...retry });
    },
  });
  const writers = checkWriters(config.writers ?? 1);
  const schemaMarker = schema.marker;
  const choose = amazonChooser(config.amazon);
  const amazonOf: SessionTools['amazonOf'] = (registration) => hidingAmazon(choose(registration), people);
  const tools = { odoo, clock, emit, writers, schemaMarker, amazonOf };
  const allocate: Invoices['allocate'] = (registration, options = {}) =>
    logOutcomes(
      logger,
      { run: 'invoices.allocate', registrationId: registration.id, dryRun: options.dryRun },
      allocateInvoices(tools, registration, options),
    );
  return {
    install: (options) => install(odoo, schema, options),
    uninstall: (options) => uninstall(odoo, schema, options),
    registrations: namingVerbs('registrations', createRegistrations(odoo, clock, schema)),
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
    fba: {
      sync: (registration, options = {}) =>
        logOutcomes(
          logger,
          { run: 'fba.sync', registrationId: registration.id, dryRun: options.dryRun },
          syncStockMoves(tools, registration, options),
        ),
      returns: (registration, options = {}) =>
        logOutcomes(
          logger,
          { run: 'fba.returns', registrationId: registration.id, dryRun: options.dryRun },
          syncReturns(tools, registration, options),
        ),
      reconcile: (registration, options = {}) =>
        logReport(
          logger,
          { run: 'fba.reconcile', registrationId: registration.id, dryRun: options.dryRun },
          reconcile(tools, registration, options),
          reconcileFields,
        ),
      replenish: (registration, lines, options = {}) =>
        logReport(
          logger,
          { run: 'fba.replenish', registrationId: registration.id, dryRun: options.dryRun },
          replenish(tools, registration, lines, options),
          replenishFields,
        ),
      moveStock: (ends, lines, options = {}) =>
        logReport(
          logger,
          { run: 'fba.moveStock', registrationId: ends.to.id, dryRun: options.dryRun },
          moveAmazonStock(tools, ends, lines, options),
          replenishFields,
        ),
      createLocation: (input, options) => createLocation(odoo, input, options),
    },
    problems: namingVerbs('problems', {
      list: (options = {}) => listProblems(odoo, schema.problemKinds, options),
    }),
    invoices: {
      create: (registration, options = {}) =>
        logOutcomes(
          logger,
          { run: 'invoices.create', registrationId: registration.id, dryRun: options.dryRun },
          createInvoices(tools, registration, options),
        ),
      allocate,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- The former name still works.
      settle: allocate,
      refund: (registration, refunds, options = {}) =>
        logOutcomes(
          logger,
          { run: 'invoices.refund', registrationId: registration.id, dryRun: options.dryRun },
          refundOrders(tools, registration, refunds, options),
        ),
    },
    payments: {
      setup: (registration, options = {}) =>
        logReport(
          logger,
          { run: 'payments.setup', registrationId: registration.id, dryRun: options.dryRun },
          setUpPayments(tools, registration, options),
          ({ journalId, created }) => ({ journalId, created }),
        ),
      register: (input) =>
        logOutcomes(
          logger,
          { run: 'payments.register', dryRun: input.dryRun },
          registerPayments(tools, input),
        ),
      createBatch: (input) =>
        logReport(
          logger,
          { run: 'payments.createBatch', dryRun: input.dryRun },
          createBatch(tools, input),
          ({ batchId, state, changed }) => ({ batchId, state, changed }),
        ),
      validateBatch: (batch, options = {}) =>
        logReport(
          logger,
          { run: 'payments.validateBatch', dryRun: options.dryRun },
          validateBatch(tools, batch, options),
          ({ batchId, state, changed }) => ({ batchId, state, changed }),
        ),
      creditPayout: (input) =>
        logReport(
          logger,
          { run: 'payments.creditPayout', dryRun: input.dryRun },
          creditPayout(tools, input),
          ({ bankLineId, changed, writtenOff }) => ({ bankLineId, changed, writtenOff }),
        ),
    },
    reports: namingVerbs('reports', {
      sales: (options) => reportSales(odoo, options),
      stock: (options) => reportStock(odoo, options),
    }),
  };
}
