import type { Database } from '../store/database.ts';
import type { LoggedCall } from './call-log.ts';
import type { FaultQueue } from './faults.ts';

/** What both transports serve from. */
export interface Serving {
  readonly database: Database;
  /** Name of the database. */
  readonly name: string;
  readonly version: { readonly serie: string; readonly info: readonly unknown[] };
  readonly faults: FaultQueue;
  readonly log: (call: LoggedCall) => void;
}
