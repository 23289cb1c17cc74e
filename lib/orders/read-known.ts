import { z } from 'zod';
import type { AmazonOrder } from '../amazon/index.ts';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import type { KnownOrder } from './facts.ts';

const orderSchema = z.object({
  name: fields.char,
  state: fields.selection,
  locked: fields.boolean,
  amount_total: fields.float,
  create_date: fields.datetime,
  write_date: fields.datetime,
  create_uid: fields.many2one,
  write_uid: fields.many2one,
  order_line: fields.links({ create_uid: fields.many2one, write_uid: fields.many2one }),
  x_amazon_order_ref: fields.char,
  x_amazon_origin_id: fields.many2one,
  x_amazon_status: fields.char,
  x_amazon_last_update: fields.datetime,
  x_amazon_total: fields.char,
  x_amazon_cancel_request: fields.char,
});

/** The sale orders of these orders and of those that they replace, by Amazon order id. One call. */
export async function readKnownOrders(
  odoo: OdooPort,
  orders: readonly AmazonOrder[],
  scope: CallScope,
): Promise<ReadonlyMap<string, KnownOrder>> {
  const refs = orders.flatMap((order) => [
    order.orderId,
    ...order.associatedOrders.map((original) => original.orderId),
  ]);
  const records = await searchRecords(odoo, 'sale.order', orderSchema, {
    domain: [['x_amazon_order_ref', 'in', [...new Set(refs)]]],
    ...scope,
  });
  return new Map(
    records.map((record) => [
      record.x_amazon_order_ref ?? '',
      {
        id: record.id,
        name: record.name ?? '',
        state: record.state ?? '',
        locked: record.locked,
        total: String(record.amount_total),
        untouched: isUntouched(record),
        originId: record.x_amazon_origin_id,
        seen: {
          status: record.x_amazon_status ?? '',
          lastUpdate: record.x_amazon_last_update ?? '',
          total: record.x_amazon_total ?? '0',
          cancelRequest: record.x_amazon_cancel_request,
        },
      },
    ]),
  );
}

// A write to a line leaves its order's write_date as it is (measured), and datetimes come without fractions of seconds:
// so whoever wrote the lines last is looked at too.
function isUntouched(record: z.infer<typeof orderSchema>): boolean {
  const isMakers = ({ create_uid, write_uid }: Writers): boolean => create_uid === write_uid;
  return record.create_date === record.write_date && [record, ...record.order_line].every(isMakers);
}

interface Writers {
  readonly create_uid?: number | undefined;
  readonly write_uid?: number | undefined;
}
