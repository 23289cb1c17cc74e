import { systemClock, type Clock } from '../../support/clock.ts';
import { connectorPieces } from './connector-pieces.ts';
import { callMethod } from './methods/index.ts';
import type { PythonPieces } from './python-pieces.ts';
import type { SeedOptions } from './seed/options.ts';
import { seed } from './seed/seed.ts';
import { createCallLog, type CallLog, type LoggedCall } from './server/call-log.ts';
import { createFaultQueue, type CallMatch, type OdooFault } from './server/faults.ts';
import { handle } from './server/handle.ts';
import { listen } from './server/listen.ts';
import { users, type EmbeddedUser, type Role } from './server/logins.ts';
import { createDatabase } from './store/database.ts';
import { versionOf } from './versions/define.ts';
import type { EmbeddedOdooVersion } from './versions/version.ts';

/** Options of `startEmbeddedOdoo()`. */
export interface EmbeddedOdooOptions extends SeedOptions {
  /** What time it is in Odoo. Default: the system's. */
  readonly clock?: Pick<Clock, 'now'>;
  /**
   * Which Odoo it is, with the names and refusals of that version. 17 to 19 were measured on real ones; 20 is known from
   * public threads alone. Default: 19.
   */
  readonly version?: EmbeddedOdooVersion;
  /** Stand-ins for the Python of server actions and computed fields, besides those of this package's `install()`. */
  readonly pythonPieces?: PythonPieces;
}

/** A small Odoo on the loopback interface, over JSON-RPC and from Odoo 19 on JSON-2, all of it in memory. */
export interface EmbeddedOdoo {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  /** Name of its one database. */
  readonly database: string;
  /**
   * `admin`: an administrator; `bot`: Sales / All Documents, Inventory / User, Invoicing and Contact Creation;
   * `plain`: an employee without rights in any app.
   */
  readonly users: Readonly<Record<Role, EmbeddedUser>>;
  /** Method calls of its users, failed ones included. */
  readonly calls: CallLog;
  /** Lets the next `times` (default 1) calls that match go wrong; several faults queue up. */
  failNext(match: CallMatch, fault: OdooFault, times?: number): void;
  /** Stops answering and drops all connections; the data stays. */
  stop(): Promise<void>;
  /** Answers again, under the same URL. */
  restart(): Promise<void>;
  /** Stops for good. */
  close(): Promise<void>;
}

const databaseName = 'embedded';

/**
 * A running embedded Odoo with a company, a warehouse, currencies, countries and three users.
 *
 * It knows what this package asks of Odoo and refuses the rest by name: models, fields, methods, domain operators,
 * `load` columns, Python. It has no taxes, no record rules, no invoices and no translations, and
 * keeps stock without lots, costs and reservations.
 *
 * @throws `CONFIGURATION_INVALID` when the options name a currency, country or company that it does not know.
 * @example
 * const embedded = await startEmbeddedOdoo();
 * const { url, database, users } = embedded;
 * const odoo = jsonRpcOdoo({ url, database, ...users.bot });
 * // …
 * await embedded.close();
 */
export async function startEmbeddedOdoo(options: EmbeddedOdooOptions = {}): Promise<EmbeddedOdoo> {
  const { clock = systemClock, version = 19, pythonPieces = [] } = options;
  const database = createDatabase({
    clock,
    version: versionOf(version),
    pieces: new Map([...connectorPieces, ...pythonPieces]),
    call: callMethod,
  });
  seed({ database, uid: 1, context: {}, sudo: true }, options);
  database.journal.commit();

  const calls = createCallLog();
  const faults = createFaultQueue();
  const serving = {
    database,
    name: databaseName,
    faults,
    log: (call: LoggedCall) => {
      calls.add(call);
    },
  };
  const listener = await listen((request) => handle(request, serving));
  return {
    url: listener.url,
    database: databaseName,
    users,
    calls,
    failNext: (match, fault, times = 1) => {
      faults.add(match, fault, times);
    },
    stop: () => listener.stop(),
    restart: () => listener.restart(),
    close: () => listener.stop(),
  };
}
