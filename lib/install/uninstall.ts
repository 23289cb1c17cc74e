import { z } from 'zod';
import { searchCount, type OdooPort } from '../odoo/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { unique } from '../support/unique.ts';
import { applyRemovals, type Removal } from './apply.ts';
import { readInstallFacts, type InstallFacts } from './read.ts';
import type { Schema } from './compose-schema.ts';
import { installSteps } from './steps.ts';

/** Options of `uninstall`. */
export interface UninstallOptions {
  /** Goes on although data is lost: Amazon's ids on sale orders, registrations, offers and problems. */
  readonly force?: boolean;
  /** Tells what would be removed, and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops before the next call. All is removed in one transaction, or nothing. */
  readonly signal?: AbortSignal;
}

/** What `uninstall` did. */
export interface UninstallReport {
  /** External ids of the records removed (in a dry run: that would be removed). */
  readonly removed: readonly string[];
  /** External ids of default records that stay, since sale orders or stock may hang on them. */
  readonly kept: readonly string[];
}

const inputSchema = optionsSchema({ dryRun: z.boolean().optional(), force: z.boolean().optional() });

/**
 * What was taken out again: everything that install() added, in one transaction.
 *
 * Refuses while that would lose data, unless forced. When forced, sale orders, customers and the default records
 * (products, team, locations) stay: the books need them.
 *
 * @throws `UNINSTALL_REFUSED` naming what would be lost, `RIGHTS_MISSING`, or an `ODOO_…` code.
 */
export async function uninstall(
  odoo: OdooPort,
  schema: Schema,
  options: UninstallOptions = {},
): Promise<UninstallReport> {
  checkInput('uninstall', inputSchema, options);
  const { signal } = options;
  const facts = await readInstallFacts(odoo, schema, { signal });
  const losses = facts.marker === undefined ? [] : await countLosses(odoo, schema, signal);
  if (losses.length > 0 && !options.force) {
    throw new ConnectorError(
      'UNINSTALL_REFUSED',
      `Uninstalling would lose ${losses.join(', ')}. Call uninstall({ force: true }) to go on all the same.`,
    );
  }
  const plan = planUninstall(schema, facts, losses.length > 0);
  if (!options.dryRun && plan.removals.length > 0) {
    await applyRemovals(odoo, plan.removals, {
      companyIds: facts.companies.map((company) => company.id),
      signal,
    });
  }
  return { removed: plan.removed, kept: plan.kept };
}

async function countLosses(
  odoo: OdooPort,
  schema: Schema,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const losses: string[] = [];
  for (const { model, field, sentence } of schema.data) {
    const count = await countRecords(odoo, model, field, signal);
    if (count > 0) losses.push(sentence.replace('%d', String(count)));
  }
  return losses;
}

/** Zero where an older version of this package, or of Odoo, has no such model or field. */
async function countRecords(
  odoo: OdooPort,
  model: string,
  field: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  try {
    const context = { active_test: false };
    return await searchCount(odoo, model, [[field, '!=', false]], { context, signal });
  } catch (error) {
    if (isConnectorError(error) && error.code === 'ODOO_UNKNOWN_NAME') return 0;
    throw error;
  }
}

interface UninstallPlan {
  readonly removals: readonly Removal[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/** Decides what goes: the reverse of the order in which it came. */
export function planUninstall(schema: Schema, facts: InstallFacts, keepDefaults: boolean): UninstallPlan {
  const steps = installSteps(schema, facts).toReversed();
  const present = steps.map((step) => ({
    ...step,
    keys: step.records.map((record) => record.key).filter((key) => facts.keys.has(key)),
  }));
  // Marketplaces are default records, but their model goes in any case.
  const stays = (step: (typeof present)[number]): boolean =>
    keepDefaults && step.keep && !step.model.startsWith('x_');
  const going = present.filter((step) => !stays(step) && step.keys.length > 0);
  return {
    removals: going.map((step) => ({
      model: step.model,
      ids: step.keys.flatMap((key) => facts.keys.get(key)?.id ?? []),
    })),
    removed: unique(going.flatMap((step) => step.keys)),
    kept: present.filter(stays).flatMap((step) => step.keys),
  };
}
