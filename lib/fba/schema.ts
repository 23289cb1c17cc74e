import { problemModel } from '../problems/index.ts';
import type { ModelDefinition, SchemaPart } from '../schema/index.ts';
import { dateAction } from './moves/date-action.ts';
import { moveProblem } from './moves/session.ts';
import { waitingPython } from './moves/waiting.ts';
import { returnProblem } from './returns/session.ts';
import { reserveByHand } from './upgrade.ts';
import { moveRights } from './rights.ts';

const saleOrder: ModelDefinition = {
  model: 'sale.order',
  externalId: 'sale.model_sale_order',
  fields: [
    {
      name: 'x_amazon_move_state',
      label: 'Stock Moves of What Amazon Shipped',
      type: 'selection',
      index: true,
      choices: [
        ['again', 'To Look at Again'],
        ['moved', 'Made'],
        ['none', 'Nothing to Move'],
      ],
    },
  ],
};

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [
    {
      name: 'x_move_date',
      label: 'Date of FBA Stock Moves',
      type: 'selection',
      choices: [
        ['unless_average', 'When Amazon shipped; today with goods under average cost'],
        ['amazon', 'When Amazon shipped'],
        ['today', 'Today'],
      ],
    },
    {
      name: 'x_lot_policy',
      label: 'Lots of What Amazon Shipped',
      type: 'selection',
      choices: [
        ['oldest', 'The oldest in the Amazon location'],
        ['named', 'The lot named below'],
        ['park', 'A person chooses'],
      ],
    },
    { name: 'x_lot_name', label: 'Name of the Lot', type: 'char' },
    {
      name: 'x_return_location_id',
      label: 'Location of FBA Returns',
      type: 'many2one',
      relation: 'stock.location',
    },
    { name: 'x_last_return_sync', label: 'FBA Returns Asked for up to', type: 'datetime' },
    { name: 'x_return_failed_since', label: 'Oldest FBA Return That Failed', type: 'datetime' },
    {
      name: 'x_unmoved_order_ids',
      label: 'Shipped by Amazon, without Stock Moves',
      type: 'one2many',
      relation: 'sale.order',
      inverse: 'x_amazon_registration_id',
      domain: waitingPython,
    },
    dateAction.field,
  ],
};

/** Stock moves of what Amazon ships itself, and of what comes back to it. */
export const fbaSchema: SchemaPart = {
  models: [saleOrder, registration],
  actions: [dateAction.record],
  botRights: moveRights,
  optionalFields: [
    ['product.product', 'is_kits'],
    ['product.product', 'cost_method'],
    // Module mrp.
    ['stock.move', 'bom_line_id'],
    ['stock.picking', 'return_id'],
    // Odoo 20.
    ['stock.move', 'uom_id'],
  ],
  problemKinds: [moveProblem, returnProblem],
  progress: { cursors: ['x_last_return_sync'], failures: ['x_return_failed_since'] },
  belongings: [
    {
      model: problemModel,
      // Amazon reports returns by marketplace, whichever registration has imported the order.
      withMarketplaces: (ids) => [
        ['x_kind', '=', returnProblem.name],
        ['x_sale_order_id.x_amazon_marketplace_id', 'in', ids],
      ],
    },
  ],
  upgrades: [reserveByHand],
};
