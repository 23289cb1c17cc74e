import type {
  Belonging,
  DataDefinition,
  FieldDefinition,
  ModelDefinition,
  ProblemKind,
  Progress,
  SchemaPart,
  Upgrade,
} from '../schema/index.ts';
import type { LoadValue } from '../odoo/index.ts';
import { missingRightsCode } from './missing-rights.ts';
import { optionalFieldsCode } from './optional-fields.ts';
import { schemaMarker } from './marker.ts';
import { schemaSteps, type Installable } from './steps.ts';

/** Everything that install() adds to Odoo. */
export interface Schema extends Installable {
  readonly registrationDefaults: (companyId: number) => Readonly<Record<string, LoadValue>>;
  /** What uninstall() counts. */
  readonly data: readonly (DataDefinition & { readonly model: string })[];
  readonly problemKinds: readonly ProblemKind[];
  readonly progress: Required<Progress>;
  readonly belongings: readonly Belonging[];
  readonly upgrades: readonly Upgrade[];
  /** Says which schema is installed; computed once. */
  readonly marker: string;
}

/** The model that carries what every run reads first. */
const hub = 'x_amazon_registration';

/**
 * Puts the parts of all capabilities together. Two parts may add fields to the same model; the part that sets its label
 * owns it.
 */
export function composeSchema(parts: readonly SchemaPart[]): Schema {
  const models = mergeModels([...parts.flatMap((part) => part.models), runFacts(parts)]);
  const actions = parts.flatMap(({ actions: own = [] }) => own);
  return {
    models,
    actions,
    defaults: (companies) => parts.flatMap(({ defaults }) => defaults?.(companies) ?? []),
    registrationDefaults: (companyId) =>
      Object.fromEntries(
        parts.flatMap(({ registrationDefaults }) => Object.entries(registrationDefaults?.(companyId) ?? {})),
      ),
    data: models.flatMap(({ model, data }) => (data ? [{ model, ...data }] : [])),
    problemKinds: parts.flatMap(({ problemKinds = [] }) => problemKinds),
    progress: {
      cursors: parts.flatMap(({ progress }) => progress?.cursors ?? []),
      failures: parts.flatMap(({ progress }) => progress?.failures ?? []),
      checkpoints: parts.flatMap(({ progress }) => progress?.checkpoints ?? []),
    },
    belongings: parts.flatMap(({ belongings = [] }) => belongings),
    upgrades: parts.flatMap(({ upgrades = [] }) => upgrades),
    marker: schemaMarker(schemaSteps({ models, actions })),
  };
}

/** Computed fields of the registration: they tell with the first read of a run whether it can succeed. */
const runFacts = (parts: readonly SchemaPart[]): ModelDefinition => ({
  model: hub,
  fields: [
    {
      name: 'x_optional_fields',
      label: 'Optional Fields',
      type: 'char',
      compute: optionalFieldsCode(parts.flatMap(({ optionalFields = [] }) => optionalFields)),
    },
    {
      name: 'x_missing_rights',
      label: 'Rights Missing',
      type: 'char',
      compute: missingRightsCode(parts.flatMap(({ botRights = [] }) => botRights)),
    },
  ],
});

function mergeModels(definitions: readonly ModelDefinition[]): readonly ModelDefinition[] {
  const merged = new Map<string, ModelDefinition>();
  for (const definition of definitions) {
    const known = merged.get(definition.model);
    const fields: readonly FieldDefinition[] = [...(known?.fields ?? []), ...definition.fields];
    merged.set(definition.model, { ...known, ...definition, fields });
  }
  const models = [...merged.values()];
  const isOwn = ({ label }: ModelDefinition): boolean => label !== undefined;
  return [...models.filter(isOwn), ...models.filter((model) => !isOwn(model))];
}
