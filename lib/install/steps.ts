import type { LoadRecord, LoadValue } from '../odoo/index.ts';
import { defaultRecords, type InstallCompany } from './defaults.ts';
import {
  optionalModules,
  type FieldDefinition,
  type ModelDefinition,
  type OptionalModule,
} from './definitions.ts';
import { accessRights } from './rights.ts';
import { models as allModels } from './schema.ts';

/** Records of one model to be loaded together. Steps are applied in order, all in one transaction. */
export interface InstallStep {
  readonly model: string;
  readonly records: readonly LoadRecord[];
  /** `true`: records that a user may change afterwards; they are created when missing and never written again. */
  readonly keep: boolean;
}

/** Everything that install() wants to be there where these modules are, in the order in which Odoo accepts it. */
export function installSteps(
  companies: readonly InstallCompany[],
  modules: readonly OptionalModule[] = optionalModules,
): readonly InstallStep[] {
  const models = allModels.filter(({ module }) => module === undefined || modules.includes(module));
  const own = models.filter((definition) => definition.label !== undefined);
  return [
    step('ir.model', own.map(modelRecord)),
    step(
      'ir.model.fields',
      models.flatMap((definition) => fieldRecords(definition, (field) => !isDerived(field))),
    ),
    // On their own: they name fields of the step before. Odoo loads a failing batch row by row, slowly, and lets no
    // field go that another still names.
    step(
      'ir.model.fields',
      models.flatMap((definition) => fieldRecords(definition, isDerived)),
    ),
    step('ir.model.access', accessRights.map(accessRecord)),
    step('ir.rule', own.flatMap(companyRule)),
    ...defaultRecords(companies).map(({ model, records }) => ({ model, records, keep: true })),
  ].filter(({ records }) => records.length > 0);
}

const step = (model: string, records: readonly LoadRecord[]): InstallStep => ({
  model,
  records,
  keep: false,
});

export const modelKey = (model: string): string => `amazon.model_${model}`;
const fieldKey = (model: string, field: string): string =>
  `amazon.field_${model.replaceAll('.', '_')}__${field}`;

function modelRecord({ model, label = model }: ModelDefinition): LoadRecord {
  return { key: modelKey(model), values: { name: label, model } };
}

const isDerived = ({ related, compute, inverse }: FieldDefinition): boolean =>
  related !== undefined || compute !== undefined || inverse !== undefined;

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
    compute: field.compute ?? null,
    store: field.related === undefined && field.compute === undefined,
    readonly: field.related !== undefined || field.compute !== undefined,
  };
}

const selectionText = (choices: readonly (readonly [string, string])[]): string =>
  `[${choices.map(([value, label]) => `('${value}', '${label}')`).join(', ')}]`;

function accessRecord({ model, group, full }: (typeof accessRights)[number]): LoadRecord {
  const name = `${model} ${group}`;
  return {
    key: `amazon.access_${name.replaceAll(/[. ]/g, '_')}`,
    values: {
      name,
      model_id: { key: modelKey(model) },
      group_id: { key: group },
      perm_read: true,
      perm_write: full,
      perm_create: full,
      perm_unlink: full,
    },
  };
}

const companyPaths: ReadonlyMap<string, string> = new Map([
  ['x_amazon_registration', 'x_company_id'],
  ['x_amazon_offer', 'x_registration_id.x_company_id'],
  ['x_amazon_tax_rule', 'x_registration_id.x_company_id'],
  ['x_amazon_problem', 'x_registration_id.x_company_id'],
]);

function companyRule({ model }: ModelDefinition): LoadRecord[] {
  const path = companyPaths.get(model);
  if (path === undefined) return [];
  return [
    {
      key: `amazon.rule_${model}`,
      values: {
        name: `${model}: own companies`,
        model_id: { key: modelKey(model) },
        domain_force: `['|', ('${path}', '=', False), ('${path}', 'in', company_ids)]`,
      },
    },
  ];
}
