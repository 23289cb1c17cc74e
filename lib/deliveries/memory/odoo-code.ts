/** Marks the two parts of what a worker asks for: the last one counts, since what was there may be anything. */
export const askMark = '\n';

/**
 * Python that lets one of several workers have a picking: what it asks for, `before` and `after` in two lines, is written
 * into `x_amazon_told` only where that still reads `before`. Odoo runs it in the transaction of the write, and takes up
 * again whichever of two transactions comes second (measured on Odoo 19: one winner in each of ten rounds of four).
 */
export const takeTurnCode = `for record in self:
    before, mark, after = (record['x_amazon_asked'] or '').rpartition('\\n')
    told = record['x_amazon_told'] or ''
    record['x_amazon_told'] = after if after and told == before else told or False`;

/** Python that lets a picking wait again which Amazon knows, once somebody changes what Amazon was told. */
export const waitAgainCode = `for record in self:
    state = record['x_amazon_sync_state']
    record['x_amazon_sync_state'] = 'pending' if state in ('done', 'none') else state`;

/** What Amazon is told of a picking, and what may have been filled in one or two steps before it. */
export const toldFields = [
  'carrier_id',
  'carrier_tracking_ref',
  'move_ids.sale_line_id',
  'move_ids.quantity',
  'move_ids.move_line_ids.lot_id',
  'move_ids.move_line_ids.result_package_id',
  'move_ids.move_orig_ids.picking_id.carrier_tracking_ref',
  'move_ids.move_orig_ids.move_orig_ids.picking_id.carrier_tracking_ref',
].join(', ');
