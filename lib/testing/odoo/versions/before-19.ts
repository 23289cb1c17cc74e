import { OdooError, valueError } from '../errors.ts';
import { char, datetime, float, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { numberOf } from '../store/row.ts';
import { hint } from './odoo-19.ts';
import type { FieldDifferences, Traits } from './version.ts';

// What Odoo 17 and 18 have in common. Measured on 17.0 and 18.0 alike.

/** Moves belong to an order by a group there; Odoo 19 has `stock.reference` instead. */
export const procurementGroup: ModelDefinition = {
  name: 'procurement.group',
  label: 'Procurement Group',
  module: 'stock',
  order: 'id desc',
  fields: {
    name: char('Reference', { required: true }),
    sale_id: many2one('Sale Order', 'sale.order'),
    move_type: selection(
      'Delivery Type',
      [
        ['direct', 'Partial'],
        ['one', 'All at once'],
      ],
      { default: () => 'direct' },
    ),
    partner_id: many2one('Partner', 'res.partner'),
  },
};

/** Two decimals, the precision of prices in a new database. */
const price = { digits: [16, 2] } as const;

export const fieldsBefore19: Readonly<Record<string, FieldDifferences>> = {
  'sale.order.line': {
    renamed: { tax_ids: 'tax_id', product_uom_id: 'product_uom' },
    dropped: ['extra_tax_data'],
    changed: { price_unit: price, product_uom_id: { label: 'Unit of Measure' } },
  },
  'sale.order': {
    added: { procurement_group_id: many2one('Procurement Group', 'procurement.group') },
  },
  'stock.move': {
    added: {
      name: char('Description', { required: true }),
      group_id: many2one('Procurement Group', 'procurement.group'),
    },
  },
  'stock.picking': {
    added: {
      group_id: many2one('Procurement Group', 'procurement.group', { readonly: true }),
      date: datetime('Creation Date', { default: (env) => env.database.now() }),
    },
    changed: { date_done: { readonly: true } },
  },
  'res.users': { renamed: { group_ids: 'groups_id' } },
  'product.product': { changed: { list_price: price } },
  'uom.uom': {
    dropped: ['relative_factor'],
    added: {
      factor: float('Ratio', { required: true, default: () => 1 }),
      factor_inv: float('Bigger Ratio', {
        readonly: true,
        compute: (_env, row) => 1 / (numberOf(row, 'factor') || 1),
      }),
    },
  },
  'mail.activity': {
    changed: { res_model_id: { required: true }, user_id: { required: true, default: (env) => env.uid } },
  },
};

export const traitsBefore19: Partial<Traits> = {
  valuesArgument: (model) => (['sale.order', 'sale.order.line'].includes(model) ? 'values' : 'vals'),
  unknownField: (place, model, name) =>
    valueError(`Invalid field '${name}' on model '${model.name}'${place === 'read' ? hint(name) : ''}`),
  unknownInDomain: (model, name, leaf) => valueError(`Invalid field ${model.name}.${name} in leaf ${leaf}`),
  missingValue: (model, name, field) =>
    new OdooError(
      'odoo.exceptions.ValidationError',
      'The operation cannot be completed:\n' +
        '- Create/update: a mandatory field is not set.\n' +
        '- Delete: another model requires the record being deleted. If possible, archive it instead.\n\n' +
        `Model: ${model.label} (${model.name})\nField: ${field.label} (${name})\n`,
      { detail: `Missing required value for the field '${field.label}' (${name})`, field: name },
    ),
  refusesNewLeaves: true,
  readsZonedMoments: true,
  countsMicroseconds: true,
  namesLoadedModels: false,
  asksBeforeCancelling: true,
  refusesDonePickings: true,
  datesDoneMoves: false,
  pickingOrder: 'procurement group',
  // A user `default` with id 3 is there too.
  userIds: { bot: 6, plain: 7 },
};

export const httpBefore19 = { errorCode: 200, wrongContentType: 400, statesVersion: false } as const;
