import { unique } from '../support/unique.ts';
import { withMarker } from './marker.ts';
import type { InstallFacts } from './read.ts';
import type { Schema } from './compose-schema.ts';
import { installSteps, type InstallStep } from './steps.ts';

export interface InstallPlan {
  /** Marker of the schema that this package installs. */
  readonly marker: string;
  /** What is sent; empty when all is there. */
  readonly steps: readonly InstallStep[];
  /** External ids that would be made, and those that would be written again. */
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: number;
  /** Whether another version of this package was installed before: what it left is brought over. */
  readonly isUpgrade: boolean;
}

/** Decides what install() has to send: what is missing, and everything of ours when the schema has changed. */
export function planInstall(schema: Schema, facts: InstallFacts): InstallPlan {
  const wanted = installSteps(schema, facts);
  // Of the whole schema: an app that is installed later does not make it another one.
  const { marker } = schema;
  const current = facts.marker === marker;

  const steps = withMarker(wanted, marker)
    .map((step) => ({
      ...step,
      records: step.records.filter((record) => !facts.keys.has(record.key) || (!current && !step.keep)),
    }))
    .filter((step) => step.records.length > 0);

  // A field that Odoo computes is loaded twice.
  const keysOf = (of: readonly InstallStep[]): readonly string[] =>
    unique(of.flatMap(({ records }) => records.map(({ key }) => key)));
  const sent = keysOf(steps);
  return {
    marker,
    steps,
    created: sent.filter((key) => !facts.keys.has(key)),
    updated: sent.filter((key) => facts.keys.has(key)),
    unchanged: keysOf(wanted).length - sent.length,
    isUpgrade: facts.marker !== undefined && !current,
  };
}
