import { fields, type ReadRecord } from '../../odoo/index.ts';
import type { ProblemKind } from '../../schema/index.ts';
import type { Session } from '../../sync/index.ts';
import { dateAction } from './date-action.ts';

/** What stock moves need of the registration, for the read at the start of a run. */
export const moveSessionShape = {
  x_company_id: fields.link({ fiscalyear_lock_date: fields.date }),
  x_picking_type_id: fields.link({ default_location_dest_id: fields.many2one }),
  x_unmoved_order_ids: fields.links({ x_amazon_order_ref: fields.char }),
  [dateAction.field.name]: fields.integer,
};

/** A run that makes stock moves, of whatever capability. */
export interface MoveSession extends Omit<Session, 'record'> {
  readonly moves: MoveTerms;
  /** Codes of open problems of orders, by Amazon order id. */
  readonly problemCodes: ReadonlyMap<string, string>;
}

/** What stock moves of a run are made with. */
export interface MoveTerms {
  /** Undefined when the registration lacks one of them. */
  readonly places: MovePlaces | undefined;
  /** The last day of the locked period of the company, `YYYY-MM-DD`; undefined when nothing is locked. */
  readonly lockedUntil: string | undefined;
  /** Sale orders of which no moves were made, or which have changed at Amazon since. */
  readonly waiting: readonly WaitingOrder[];
  /** Id of the server action that dates pickings; 0 without it. */
  readonly dateActionId: number;
}

/** Ids in Odoo. */
export interface MovePlaces {
  readonly locationId: number;
  readonly customerLocationId: number;
  readonly pickingTypeId: number;
}

export interface WaitingOrder {
  readonly saleOrderId: number;
  /** Amazon's order id. */
  readonly orderId: string;
}

/** Orders whose stock moves could not be made. They cost Amazon nothing, so many take their turn in one run. */
export const moveProblem: ProblemKind = { name: 'stock_move', waits: [15, 60, 240, 1440], triesPerRun: 200 };

export function moveTerms(
  { locationId, pickingTypeId }: Session['registration'],
  record: ReadRecord<typeof moveSessionShape>,
): MoveTerms {
  const customerLocationId = record.x_picking_type_id?.default_location_dest_id;
  const isComplete =
    locationId !== undefined && pickingTypeId !== undefined && customerLocationId !== undefined;
  return {
    places: isComplete ? { locationId, pickingTypeId, customerLocationId } : undefined,
    lockedUntil: record.x_company_id?.fiscalyear_lock_date,
    waiting: record.x_unmoved_order_ids.map(({ id, x_amazon_order_ref: orderId = '' }) => ({
      saleOrderId: id,
      orderId,
    })),
    dateActionId: record[dateAction.field.name],
  };
}
