import type { ConnectorError } from './errors.ts';
import type { Logger } from './logger.ts';

/** Everything that the connector reports while it works, by name. Times are milliseconds. */
export interface ConnectorEvents {
  /** A page of orders came from Amazon. */
  'orders:page': {
    /** Id of the registration in Odoo. */
    readonly registrationId: number;
    /** Number of the page in this run, from 1. */
    readonly page: number;
    /** How many orders it has. */
    readonly orders: number;
  };
  /** Orders processed so far in this run. */
  'orders:done': {
    /** Id of the registration in Odoo. */
    readonly registrationId: number;
    /** How many orders have an outcome. */
    readonly done: number;
    /** How many orders the pages that were fetched so far have. */
    readonly total: number;
  };
  /** Pickings processed so far in this run. */
  'deliveries:done': {
    /** Id of the registration in Odoo. */
    readonly registrationId: number;
    /** How many pickings have an outcome. */
    readonly done: number;
  };
  /** Orders whose stock moves were processed so far in this run. */
  'moves:done': {
    /** Id of the registration in Odoo. */
    readonly registrationId: number;
    /** How many orders have an outcome. */
    readonly done: number;
    /** How many orders the run has to move. */
    readonly total: number;
  };
  /** Draft invoices looked at so far in this run. */
  'invoices:done': {
    /** Id of the registration in Odoo. */
    readonly registrationId: number;
    /** How many invoices have an outcome. */
    readonly done: number;
    /** How many invoices the run looks at. */
    readonly total: number;
  };
  /**
   * A call to Odoo that may be sent again is tried again: a read, or a `load` of records with keys. Amazon's are reported
   * to `onRetry` of its port.
   */
  'request:retry': {
    /** `model.method`. */
    readonly operation: string;
    /** The try that failed, counted from 1. */
    readonly attempt: number;
    /** Milliseconds until the next try. */
    readonly delayMs: number;
    /** Why it failed. */
    readonly error: ConnectorError;
  };
  /** Something that a person may want to know; the run goes on. */
  warning: {
    /** Stable, such as `INSTALL_OUTDATED` or `PRODUCT_NOT_SOLD`. */
    readonly code: string;
    /** What it is about, and what a person can do; without personal data. */
    readonly message: string;
  };
}

/** Name of an event. */
export type ConnectorEventName = keyof ConnectorEvents;

/** One event as a listener gets it: its name under `type`, then its fields. */
export type ConnectorEvent = {
  [Name in ConnectorEventName]: {
    /** Name of the event. */
    readonly type: Name;
  } & ConnectorEvents[Name];
}[ConnectorEventName];

/** Gets every event. What it throws is logged, and ends nothing. */
export type EventListener = (event: ConnectorEvent) => void;

/** A listener that cannot break a run: what it throws is logged. */
export function guardListener(listener: EventListener | undefined, logger: Logger): EventListener {
  return (event) => {
    try {
      listener?.(event);
    } catch (error) {
      logger.error({ event: event.type, error: String(error) }, 'an event listener threw');
    }
  };
}
