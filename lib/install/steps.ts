import {
  optionalModules,
  type DefaultRecords,
  type FieldDefinition,
  type InstallCompany,
  type ModelDefinition,
  type OptionalModule,
} from '../schema/index.ts';
import type { LoadRecord, LoadValue } from '../odoo/index.ts';
import { modelKey } from './model-key.ts';
import { rightsSteps, type RightsModel } from './rights.ts';

/** Records of one model to be loaded together. Steps are applied in order, all in one transaction. */
export interface InstallStep {
  readonly model: string;
  readonly records: readonly LoadRecord[];
  /** `true`: records that a user may change afterwards; they are created when missing and never written again. */
  readonly keep: boolean;
}

/** What a database has, as far as it decides what install() sends. */
export interface Server {
  readonly companies: readonly InstallCompany[];
  readonly modules: readonly OptionalModule[];
  /** Where this Odoo keeps rights. */
  readonly rightsModel: RightsModel;
}

/** What a schema makes, as far as steps show it. */
export interface Installable {
  readonly models: readonly ModelDefinition[];
  readonly actions: readonly LoadRecord[];
  readonly defaults: (companies: readonly InstallCompany[]) => readonly DefaultRecords[];
}

/** Everything that install() wants to be there, in the order in which Odoo accepts it. */
export function installSteps(schema: Installable, server: Server): readonly InstallStep[] {
  return [
    ...schemaSteps(schema, server),
    ...schema.defaults(server.companies).map(({ model, records }) => ({ model, records, keep: true })),
  ].filter(({ records }) => records.length > 0);
}

/** Models, fields, rights and server actions. Without a server: the whole schema, which the marker is made of. */
export function schemaSteps(
  { models, actions }: Pick<Installable, 'models' | 'actions'>,
  { modules, rightsModel }: Pick<Server, 'modules' | 'rightsModel'> = wholeSchema,
): readonly InstallStep[] {
  const isPresent = ({ module }: { readonly module?: OptionalModule }): boolean =>
    module === undefined || modules.includes(module);
  const present = models
    .filter(isPresent)
    .map((definition) => ({ ...definition, fields: definition.fields.filter(isPresent) }));
  const own = present.filter(({ label }) => label !== undefined);
  return [
    step('ir.model', own.map(modelRecord)),
    step(
      'ir.model.fields',
      present.flatMap((definition) => fieldRecords(definition, (field) => !isDerived(field))),
    ),
    // On their own: they name fields of the step before. Odoo loads a failing batch row by row, slowly, and lets no
    // field go that another still names.
    step(
      'ir.model.fields',
      present.flatMap((definition) => fieldRecords(definition, isDerived)),
    ),
    step('ir.model.fields', present.flatMap(recomputations)),
    ...rightsSteps(own, rightsModel).map(({ model, records }) => step(model, records)),
    step('ir.actions.server', actions),
  ];
}

const wholeSchema = { modules: optionalModules, rightsModel: 'ir.model.access' } as const;

const step = (model: string, records: readonly LoadRecord[]): InstallStep => ({
  model,
  records,
  keep: false,
});

const fieldKey = (model: string, field: string): string =>
  `amazon.field_${model.replaceAll('.', '_')}__${field}`;

function modelRecord({ model, label = model }: ModelDefinition): LoadRecord {
  return { key: modelKey(model), values: { name: label, model } };
}

const isComputedOnRead = ({ compute, depends }: FieldDefinition): boolean =>
  compute !== undefined && depends === undefined;

const isDerived = (field: FieldDefinition): boolean =>
  field.related !== undefined || isComputedOnRead(field) || field.inverse !== undefined;

/** What stored fields are computed from. Once they are there: Odoo would compute a new one for all records, for minutes. */
const recomputations = ({ model, fields }: ModelDefinition): LoadRecord[] =>
  fields.flatMap(({ name, compute, depends }) =>
    depends === undefined
      ? []
      : [{ key: fieldKey(model, name), values: { compute: compute ?? null, depends } }],
  );

function fieldRecords(
  { model, externalId = modelKey(model), fields }: ModelDefinition,
  isWanted: (field: FieldDefinition) => boolean,
): LoadRecord[] {
  return fields.filter(isWanted).map((field) => ({
    key: fieldKey(model, field.name),
    values: { model_id: { key: externalId }, ...fieldValues(model, field) },
  }));
}

// One wide table: Odoo takes an empty cell of ir.model.fields for "not set", and one load serves all fields.
function fieldValues(model: string, field: FieldDefinition): Readonly<Record<string, LoadValue>> {
  const manyToMany = field.type === 'many2many' && field.relation !== undefined;
  return {
    name: field.name,
    field_description: field.label,
    ttype: field.type,
    help: field.help ?? null,
    // A copied sale order is not an Amazon order; only models of our own may copy.
    copied: model.startsWith('x_') && field.type !== 'one2many' && field.compute === undefined,
    index: field.index ?? false,
    required: field.required ?? false,
    relation: field.relation ?? null,
    relation_field: field.inverse ?? null,
    domain: field.domain ?? null,
    relation_table: manyToMany ? `${model}_${field.name}_rel` : null,
    column1: manyToMany ? 'record_id' : null,
    column2: manyToMany ? 'related_id' : null,
    on_delete: field.onDelete ?? (field.type === 'many2one' ? 'set null' : null),
    selection: field.choices ? selectionText(field.choices) : null,
    related: field.related ?? null,
    compute: isComputedOnRead(field) ? (field.compute ?? null) : null,
    store: field.related === undefined && !isComputedOnRead(field),
    readonly: field.related !== undefined || isComputedOnRead(field),
    // Named only where it is set: on other fields somebody may have chosen a group in Odoo.
    ...(field.group === undefined ? {} : { groups: { key: field.group } }),
  };
}

const selectionText = (choices: readonly (readonly [string, string])[]): string =>
  `[${choices.map((choice) => `(${choice.map(pythonText).join(', ')})`).join(', ')}]`;

/** A Python string, whatever characters are in it: an apostrophe in a label would end it. */
const pythonText = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
