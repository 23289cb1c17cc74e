import type { Database } from '../store/database.ts';
import type { Version } from '../versions/version.ts';
import type { LoggedCall } from './call-log.ts';
import type { FaultQueue } from './faults.ts';

/** What both transports serve from. */
export interface Serving {
  readonly database: Database;
  /** Name of the database. */
  readonly name: string;
  readonly faults: FaultQueue;
  readonly log: (call: LoggedCall) => void;
}

/** How Odoo states its version. */
export const statedVersion = ({ serie, major }: Version) =>
  ({ serie, info: [major, 0, 0, 'final', 0, ''] }) as const;
