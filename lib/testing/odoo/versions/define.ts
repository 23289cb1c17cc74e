import { modelDefinitions } from '../models/index.ts';
import type { Field } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { odoo17 } from './odoo-17.ts';
import { odoo18 } from './odoo-18.ts';
import { odoo19, traits } from './odoo-19.ts';
import { odoo20 } from './odoo-20.ts';
import type { Differences, EmbeddedOdooVersion, FieldDifferences, Version } from './version.ts';

const known: Readonly<Record<EmbeddedOdooVersion, Differences>> = {
  17: odoo17,
  18: odoo18,
  19: odoo19,
  20: odoo20,
};

/** A version with its names and refusals: the models of Odoo 19, changed as the version's own file says. */
export function versionOf(major: EmbeddedOdooVersion): Version {
  const differences = known[major];
  const { models = {}, fields = {}, methods = {} } = differences;
  const modelName = (name: string): string => models.renamed?.[name] ?? name;
  const replaced = new Map(methods.replaced?.map((method) => [method.name, method]));
  return {
    major,
    serie: `${major}.0`,
    traits: { ...traits, ...differences.traits },
    definitions: [
      ...modelDefinitions
        .filter(({ name }) => models.dropped?.includes(name) !== true)
        .map((definition) => renamedModel(definition, fields[definition.name] ?? {}, modelName)),
      ...(models.added ?? []),
    ],
    fieldName: (model, name) => fields[model]?.renamed?.[name] ?? name,
    modelName,
    ownMethod: (name) =>
      replaced.get(name) ?? (methods.dropped?.includes(name) === true ? 'dropped' : undefined),
  };
}

function renamedModel(
  definition: ModelDefinition,
  { renamed = {}, dropped = [], added = {}, changed = {} }: FieldDifferences,
  modelName: (name: string) => string,
): ModelDefinition {
  const kept = Object.entries(definition.fields).filter(([name]) => !dropped.includes(name));
  const fields = kept.map(([name, field]): [string, Field] => [
    renamed[name] ?? name,
    withRelation({ ...field, ...changed[name] }, modelName),
  ]);
  return {
    ...definition,
    name: modelName(definition.name),
    fields: { ...Object.fromEntries(fields), ...added },
  };
}

const withRelation = (field: Field, modelName: (name: string) => string): Field =>
  field.relation === undefined ? field : { ...field, relation: modelName(field.relation) };
