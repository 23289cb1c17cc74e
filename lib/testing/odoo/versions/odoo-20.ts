import { boolean, char, many2one, text } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { textOf } from '../store/row.ts';
import type { Differences, RightsOperation, RightsTable } from './version.ts';

// From public threads; no Odoo 20 was run. Its other differences (attachments, returns by wizard, words of payment
// states) are about things that the embedded Odoo does not have.

/** In place of `ir.model.access` and `ir.rule` (odoo/odoo#166359, odoo/upgrade-util#442). */
const access: ModelDefinition = {
  name: 'ir.access',
  label: 'Access',
  module: 'base',
  order: 'model_id, group_id, id',
  fields: {
    name: char('Name', { required: true }),
    active: boolean('Active', { default: () => true }),
    model_id: many2one('Model', 'ir.model', { required: true, onDelete: 'cascade' }),
    group_id: many2one('Group', 'res.groups', { onDelete: 'restrict' }),
    operation: char('Operations', { required: true }),
    // Kept, and not enforced.
    domain: text('Domain'),
  },
};

const letters: Readonly<Record<RightsOperation, string>> = {
  create: 'c',
  read: 'r',
  write: 'u',
  unlink: 'd',
};

const operations: readonly RightsOperation[] = ['create', 'read', 'write', 'unlink'];

// A row with a group permits, a row without one restricts everybody.
const accessLetters: RightsTable = {
  model: 'ir.access',
  permits: (row, operation) => textOf(row, 'operation').includes(letters[operation]),
  withoutGroupPermits: false,
  valuesOf: (allowed) => ({
    operation: operations
      .filter((operation) => allowed.includes(operation))
      .map((operation) => letters[operation])
      .join(''),
  }),
};

export const odoo20: Differences = {
  major: 20,
  models: { dropped: ['ir.model.access', 'ir.rule'], added: [access] },
  fields: {
    // OCA/stock-logistics-workflow#2460.
    'stock.move': { renamed: { product_uom: 'uom_id' } },
    'ir.model': { changed: { access_ids: { relation: 'ir.access' } } },
  },
  traits: { rights: accessLetters },
};
