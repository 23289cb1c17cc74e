import { describeVersion, type OdooPort } from '../odoo/index.ts';
import { applySteps } from './apply.ts';
import { planInstall } from './plan.ts';
import { readInstallFacts } from './read.ts';

export interface InstallOptions {
  /** Tells what would be done, and writes nothing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

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

/**
 * What was added to Odoo: fields, models, rights and default records, all as records, in one transaction.
 *
 * Run it once as administrator, and again after an upgrade of this package or when a company was added. A second run
 * changes nothing. What users changed on the default records (products, sales team, locations) stays.
 *
 * @throws `RIGHTS_MISSING`, `INSTALL_REFUSED`, or an `ODOO_…` code; then nothing was left behind.
 */
export async function install(odoo: OdooPort, options: InstallOptions = {}): Promise<InstallReport> {
  const { signal } = options;
  const facts = await readInstallFacts(odoo, { signal });
  const plan = planInstall(facts);
  if (!options.dryRun && plan.steps.length > 0) {
    await applySteps(odoo, plan.steps, { companyIds: facts.companies.map((company) => company.id), signal });
  }
  const { created, updated, unchanged, marker } = plan;
  const warning = describeVersion(await odoo.version({ signal }));
  return { created, updated, unchanged, marker, warnings: warning === undefined ? [] : [warning] };
}
