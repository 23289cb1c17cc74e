import type { AmazonPort } from '../amazon/index.ts';
import type { OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import type { Clock } from '../support/clock.ts';
import type { EventListener } from '../support/events.ts';

/** What `createConnector()` hands to the verbs of every capability. */
export interface SessionTools {
  /** Reads and loads with keys are repeated. */
  readonly odoo: OdooPort;
  /** @throws `CONFIGURATION_INVALID` when there is no Amazon port for the registration's seller and region. */
  readonly amazonOf: (registration: Registration) => AmazonPort;
  readonly clock: Clock;
  readonly emit: EventListener;
  /** The schema that this version of the package installs. */
  readonly schemaMarker: string;
}
