import type { ConnectorError } from './errors.ts';
import type { Logger } from './logger.ts';

/** Everything that the connector reports while it works, by name. Times are milliseconds. */
export interface ConnectorEvents {
  /** A page of orders came from Amazon. */
  'orders:page': { readonly registrationId: number; readonly page: number; readonly orders: number };
  /** Orders worked off so far in this run; `total` is known for the pages fetched so far. */
  'orders:done': { readonly registrationId: number; readonly done: number; readonly total: number };
  /** Pickings worked off so far in this run. */
  'deliveries:done': { readonly registrationId: number; readonly done: number };
  /** Orders whose stock moves were worked off so far in this run. */
  'moves:done': { readonly registrationId: number; readonly done: number; readonly total: number };
  /** Draft invoices looked at so far in this run. */
  'invoices:done': { readonly registrationId: number; readonly done: number; readonly total: number };
  /**
   * A call to Odoo that may be sent again is tried again: a read, or a `load` of records with keys. `operation` is
   * `model.method`. Amazon's are reported to `onRetry` of its port.
   */
  'request:retry': {
    readonly operation: string;
    readonly attempt: number;
    readonly delayMs: number;
    readonly error: ConnectorError;
  };
  /** Something that a person may want to know; the run goes on. */
  warning: { readonly code: string; readonly message: string };
}

export type ConnectorEventName = keyof ConnectorEvents;

/** One event as a listener gets it: its name under `type`, then its fields. */
export type ConnectorEvent = {
  [Name in ConnectorEventName]: { readonly type: Name } & ConnectorEvents[Name];
}[ConnectorEventName];

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
