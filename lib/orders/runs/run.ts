import type { AmazonPort } from '../../amazon/index.ts';
import type { OdooPort } from '../../odoo/index.ts';
import type { Registration } from '../../registrations/index.ts';
import type { Clock } from '../../support/clock.ts';
import type { EventListener } from '../../support/events.ts';
import type { CountryMemory } from '../read-page.ts';
import { readRun, type RunStart } from './read-run.ts';

/** What connector.ts hands to the verbs of this room. */
export interface OrderTools {
  readonly odoo: OdooPort;
  readonly amazonOf: (registration: Registration) => AmazonPort;
  readonly clock: Clock;
  readonly emit: EventListener;
  /** Batches of sale orders that are loaded at once. */
  readonly writers: number;
}

interface RunOptions {
  readonly dryRun: boolean;
  /** One order is asked for by name, and taken in whatever its state. */
  readonly recovering: boolean;
  readonly signal: AbortSignal | undefined;
}

/** One run: what it read at its start, and what it carries from page to page. */
export interface Run extends RunStart, RunOptions {
  readonly tools: OrderTools;
  readonly countries: CountryMemory;
}

/** Reads the registration afresh: its last order sync may have moved, or been set back in Odoo, since the caller got it. */
export async function startRun(
  tools: OrderTools,
  { id, companyId }: Pick<Registration, 'id' | 'companyId'>,
  options: RunOptions,
): Promise<Run> {
  const start = await readRun(tools.odoo, id, companyId, { signal: options.signal });
  if (start.outdated) tools.emit({ type: 'warning', code: 'INSTALL_OUTDATED', message: outdatedMessage });
  return { ...start, ...options, tools, countries: new Map() };
}

const outdatedMessage =
  'The fields in this database were installed by another version of this package: run connector.install() again as administrator.';
