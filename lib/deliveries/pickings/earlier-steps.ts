import { fields, type ReadRecord } from '../../odoo/index.ts';
import { methodShape, toMethod } from './delivery-method.ts';
import type { EarlierStep } from './picking.ts';

/** What goes to Amazon of the picking of a step. */
export const stepShape = {
  carrier_tracking_ref: fields.char,
  carrier_id: fields.link(methodShape),
};

const earlierMoveShape = {
  date: fields.datetime,
  move_dest_ids: fields.many2many,
  picking_id: fields.link(stepShape),
};

/** A delivery in two or three steps: what was packed, and before it what was picked. */
export const earlierMovesShape = fields.links({
  ...earlierMoveShape,
  move_orig_ids: fields.links(earlierMoveShape),
});

type StepRecord = ReadRecord<typeof stepShape>;
interface EarlierMove {
  readonly date: string | undefined;
  readonly move_dest_ids: readonly number[];
  readonly picking_id: StepRecord | undefined;
}

/** A move to the customer with the moves before it. */
interface DeliveryMove {
  readonly id: number;
  readonly date: string | undefined;
  readonly move_orig_ids: readonly (EarlierMove & { readonly move_orig_ids: readonly EarlierMove[] })[];
}

/**
 * The steps before these moves. Odoo 17 hangs each step of an order on all its deliveries: of those that a delivery has
 * in common with others (moves of `others`, that are done), those count that came after the one before it, as far as
 * there are such, and before itself.
 */
export function earlierSteps(
  moves: readonly DeliveryMove[],
  others: readonly Pick<DeliveryMove, 'id' | 'date'>[],
): readonly EarlierStep[] {
  return moves.flatMap((move) => {
    const packed = move.move_orig_ids;
    const sharing = others.filter(({ id }) => packed.some((step) => step.move_dest_ids.includes(id)));
    const steps = [...packed, ...packed.flatMap((step) => step.move_orig_ids)];
    return ownSteps(steps, move, sharing).flatMap(({ picking_id: step }) =>
      step ? [{ carrier: toMethod(step.carrier_id), trackingReference: step.carrier_tracking_ref }] : [],
    );
  });
}

// Texts of Odoo's times sort as the times do.
function ownSteps(
  steps: readonly EarlierMove[],
  { date: end = '' }: Pick<DeliveryMove, 'date'>,
  sharing: readonly Pick<DeliveryMove, 'date'>[],
): readonly EarlierMove[] {
  if (sharing.length === 0) return steps;
  const start = sharing
    .map(({ date = '' }) => date)
    .filter((date) => date < end)
    .reduce((latest, date) => (date > latest ? date : latest), '');
  const before = steps.filter(({ date = '' }) => date <= end);
  const since = before.filter(({ date = '' }) => date > start);
  return since.length > 0 ? since : before;
}
