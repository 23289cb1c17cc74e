import { markerField, type BotRight } from '../schema/index.ts';
import {
  readDialect,
  type CallScope,
  type Dialect,
  type FieldShape,
  type ReadRecord,
} from '../odoo/index.ts';
import { openFeed, type OpenFeed } from '../feeds/index.ts';
import { openProblem, type OpenProblem } from '../problems/index.ts';
import {
  guardedAction,
  toRegistration,
  type Registration,
  type RegistrationRef,
} from '../registrations/index.ts';
import { readRegistration } from './read-registration.ts';
import type { SessionTools } from './tools.ts';
import { warnWhenOutdated } from './warn-when-outdated.ts';

export interface SessionOptions<Shape extends FieldShape> {
  /** What the capability reads of the registration beside what every run reads: fields, and what hangs on them. */
  readonly shape: Shape;
  /** What the capability does in Odoo: nothing of it may be missing. */
  readonly rights: readonly BotRight[];
  readonly dryRun: boolean;
  readonly signal: AbortSignal | undefined;
}

/** What one run of a capability for one registration works with: its ends, what it has read at the start, its limits. */
export interface Session<Shape extends FieldShape = FieldShape> {
  readonly tools: SessionTools;
  readonly registration: Registration;
  /** What the capability asked for with its shape. */
  readonly record: ReadRecord<Shape>;
  readonly dialect: Dialect;
  /** What is parked for the registration, of every kind. */
  readonly problems: readonly OpenProblem[];
  /** What the registration has handed to Amazon as feeds, and what is not written down yet, of every type. */
  readonly feeds: readonly OpenFeed[];
  /** Those optional fields of the schema that this Odoo has, such as `stock.picking.carrier_id`. */
  readonly optionalFields: ReadonlySet<string>;
  /** Id of the action behind `writeUnlessChanged`. */
  readonly guardedActionId: number;
  readonly dryRun: boolean;
  /** Company and signal, for every call of the run. */
  readonly scope: CallScope;
}

/**
 * Starts a run: two calls, whatever the capability asks for. A missing right ends it before the first write; another
 * version of the installed fields is a warning.
 *
 * @throws `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING`, `REGISTRATION_UNKNOWN`, `REGISTRATION_INVALID`.
 */
export async function startSession<Shape extends FieldShape>(
  tools: SessionTools,
  { id, companyId }: RegistrationRef,
  { shape, rights, dryRun, signal }: SessionOptions<Shape>,
): Promise<Session<Shape>> {
  const dialect = await readDialect(tools.odoo, { markerField, signal });
  const marker = dialect.installMarker;
  const [shared, record] = await readRegistration(tools.odoo, id, shape, {
    marker,
    rights,
    scope: { companyId, signal },
  });
  const registration = toRegistration(shared);
  warnWhenOutdated(tools, marker);
  return {
    tools,
    registration,
    record,
    dialect,
    problems: shared.x_problem_ids.map(openProblem),
    feeds: shared.x_open_feed_ids.map(openFeed),
    optionalFields: new Set((shared.x_optional_fields ?? '').split(' ')),
    guardedActionId: shared[guardedAction.field.name],
    dryRun,
    // The company as it is now: it may have been changed since the caller got the registration.
    scope: { companyId: registration.companyId, signal },
  };
}
