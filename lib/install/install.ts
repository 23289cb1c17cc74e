import { z } from 'zod';
import { describeVersion, type OdooPort } from '../odoo/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { applySteps } from './apply.ts';
import { markerStep, upgradingMarker, withMarker } from './marker.ts';
import { planInstall, type InstallPlan } from './plan.ts';
import { readInstallFacts, type InstallFacts } from './read.ts';
import type { Schema } from './compose-schema.ts';

/** Options of `install`. */
export interface InstallOptions {
  /** Tells what would be done, and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops before the next call. All is written in one transaction, or nothing. */
  readonly signal?: AbortSignal;
}

/** What `install` did. */
export interface InstallReport {
  /** External ids of the records made (in a dry run: that would be made). */
  readonly created: readonly string[];
  /** External ids of the records written again since this package brings a newer schema. */
  readonly updated: readonly string[];
  /** How many records were there already. */
  readonly unchanged: number;
  /** The version of the schema, as stored in Odoo. */
  readonly marker: string;
  /** What a person should know, such as a version of Odoo on which this package was not tried. */
  readonly warnings: readonly string[];
}

const inputSchema = optionsSchema({ dryRun: z.boolean().optional() });

/**
 * What was added to Odoo: fields, models, rights and default records, all as records, in one transaction.
 *
 * Run it once as administrator, and again after an upgrade of this package or when a company was added. A second run
 * changes nothing. What users changed on the default records (products, sales team, locations) stays.
 *
 * @throws `RIGHTS_MISSING`, `INSTALL_REFUSED`, or an `ODOO_…` code; then nothing was left behind.
 */
export async function install(
  odoo: OdooPort,
  schema: Schema,
  options: InstallOptions = {},
): Promise<InstallReport> {
  checkInput('install', inputSchema, options);
  const { signal } = options;
  const facts = await readInstallFacts(odoo, schema, { signal });
  const plan = planInstall(schema, facts);
  if (!options.dryRun) await apply(odoo, schema, plan, facts, signal);
  const { created, updated, unchanged, marker } = plan;
  const warning = describeVersion(await odoo.version({ signal }));
  return { created, updated, unchanged, marker, warnings: warning === undefined ? [] : [warning] };
}

async function apply(
  odoo: OdooPort,
  schema: Schema,
  { steps, isUpgrade, marker }: InstallPlan,
  facts: InstallFacts,
  signal: AbortSignal | undefined,
): Promise<void> {
  const options = { companyIds: facts.companies.map(({ id }) => id), signal };
  if (!isUpgrade) {
    if (steps.length > 0) await applySteps(odoo, steps, options);
    return;
  }
  // The marker goes last: an upgrade that is cut off is still an upgrade for the next install().
  await applySteps(odoo, withMarker(steps, upgradingMarker), options);
  const context = { allowed_company_ids: options.companyIds, active_test: false };
  for (const upgrade of schema.upgrades) await upgrade(odoo, { context, signal });
  await applySteps(odoo, withMarker(markerStep(steps), marker), options);
}
