import { z } from 'zod';
import { notEmbedded, userError, validationError } from '../errors.ts';
import type { Environment } from '../environment.ts';
import { pieceOdoo } from '../piece-odoo.ts';
import { fieldTypes, type Choices, type Field, type FieldOptions, type OnDelete } from '../store/field.ts';
import { isTrue, textOf, type Row, type Value } from '../store/row.ts';

const onDeletes: readonly OnDelete[] = ['set null', 'restrict', 'cascade'];

/** A field as its `ir.model.fields` record describes it. */
export function readFieldRow(env: Environment, row: Row): Field {
  const type = fieldTypes.find((known) => known === row['ttype']);
  if (!type) throw notEmbedded(`fields of type ${textOf(row, 'ttype')}`);
  const onDelete = onDeletes.find((known) => known === row['on_delete']);
  const help = textOf(row, 'help');
  return {
    type,
    label: textOf(row, 'field_description'),
    custom: true,
    ...(isTrue(row, 'copied') ? {} : { notCopied: true }),
    ...(help === '' ? {} : { help }),
    ...(isTrue(row, 'required') ? { required: true } : {}),
    ...(isTrue(row, 'readonly') ? { readonly: true } : {}),
    ...(isTrue(row, 'index') ? { index: true } : {}),
    ...(onDelete ? { onDelete } : {}),
    ...relationOf(env, row),
    ...(type === 'selection' ? { choices: readChoices(textOf(row, 'selection')) } : {}),
    ...(textOf(row, 'related') === '' ? {} : { related: readPath(env, row) }),
    ...computeOf(env, row),
  };
}

function relationOf(env: Environment, row: Row): Pick<Field, 'relation' | 'inverse' | 'domain'> {
  if (!['many2one', 'one2many', 'many2many'].includes(textOf(row, 'ttype'))) return {};
  const relation = textOf(row, 'relation');
  if (!env.database.hasModel(relation))
    throw validationError(`Unknown model name '${relation}' in Related Model`);
  if (row['ttype'] !== 'one2many') return { relation };
  const inverse = textOf(row, 'relation_field');
  if (env.database.model(relation).fields.get(inverse)?.type !== 'many2one') {
    throw userError(`Many2one ${inverse} on model ${relation} does not exist!`);
  }
  return { relation, inverse, domain: readDomain(textOf(row, 'domain')) };
}

const domainSchema = z.array(z.unknown());

/** `[('state', '=', 'cancel'), …]`, Python's notation: with other brackets and quotes it is JSON. */
function readDomain(python: string): readonly unknown[] {
  if (python === '' || python === '[]') return [];
  const json = python
    .replaceAll("'", '"')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replaceAll(/\bTrue\b/g, 'true')
    .replaceAll(/\bFalse\b/g, 'false');
  try {
    return domainSchema.parse(JSON.parse(json));
  } catch {
    throw validationError(`The embedded Odoo cannot read the domain "${python}".`);
  }
}

/** `[('pending', 'Pending'), …]`, Python's notation, as Odoo keeps it. */
function readChoices(python: string): Choices {
  const pairs = [...python.matchAll(/\(\s*(['"])((?:\\.|.)*?)\1\s*,\s*(['"])((?:\\.|.)*?)\3\s*\)/g)];
  if (pairs.length === 0)
    throw validationError(`The embedded Odoo cannot read the selection options "${python}".`);
  return pairs.map(([, , value = '', , label = '']) => [unescaped(value), unescaped(label)] as const);
}

/** The text that a Python string stands for: a backslash takes the next character as it is. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));

function readPath(env: Environment, row: Row): readonly string[] {
  if (isTrue(row, 'store')) throw notEmbedded('related fields that are stored');
  const path = textOf(row, 'related').split('.');
  let model = env.database.model(textOf(row, 'model'));
  for (const [index, name] of path.entries()) {
    const field = model.fields.get(name);
    if (!field) throw validationError(`Unknown field name "${name}" in related field "${path.join('.')}"`);
    if (index === path.length - 1) {
      if (field.type === row['ttype']) break;
      throw validationError(`Related field "${path.join('.')}" does not have type "${textOf(row, 'ttype')}"`);
    }
    model = env.database.model(field.relation ?? '');
  }
  return path;
}

function computeOf(env: Environment, row: Row): Pick<FieldOptions, 'compute' | 'recompute'> {
  const python = textOf(row, 'compute');
  if (python === '') return {};
  const piece = env.database.pieces.get(python);
  if (piece?.kind !== 'computed field') {
    throw userError(
      `The embedded Odoo runs no Python: field ${textOf(row, 'name')} computes something that is not among its pythonPieces.`,
    );
  }
  const value = (reader: Environment, record: Row): Value => piece.compute(pieceOdoo(reader), record.id);
  if (!isTrue(row, 'store')) return { compute: value };
  const paths = textOf(row, 'depends').split(',');
  return { recompute: { paths: paths.map((path) => path.trim().split('.')), value } };
}
