import { z } from 'zod';
import type { AmazonOrder } from '../amazon/index.ts';
import {
  fields,
  isUntouched,
  searchRecords,
  untouchedShape,
  writersShape,
  type CallScope,
  type OdooPort,
} from '../odoo/index.ts';
import type { Sibling } from '../registrations/index.ts';
import { unique } from '../support/unique.ts';
import type { KnownOrder } from './facts.ts';

const orderSchema = z.object({
  name: fields.char,
  state: fields.selection,
  locked: fields.boolean,
  amount_total: fields.float,
  ...untouchedShape,
  order_line: fields.links(writersShape),
  x_amazon_order_ref: fields.char,
  x_amazon_registration_id: fields.many2one,
  x_amazon_origin_id: fields.many2one,
  x_amazon_status: fields.char,
  x_amazon_last_update: fields.datetime,
  x_amazon_total: fields.char,
  x_amazon_cancel_request: fields.char,
});

/**
 * The sale orders of these orders and of those that they replace, by Amazon order id; those of the seller's other
 * registrations too, in whatever company. One call.
 */
export async function readKnownOrders(
  odoo: OdooPort,
  orders: readonly AmazonOrder[],
  siblings: readonly Sibling[],
  scope: CallScope,
): Promise<ReadonlyMap<string, KnownOrder>> {
  const refs = orders.flatMap((order) => [
    order.orderId,
    ...order.associatedOrders.map((original) => original.orderId),
  ]);
  const records = await searchRecords(odoo, 'sale.order', orderSchema, {
    domain: [['x_amazon_order_ref', 'in', [...new Set(refs)]]],
    ...inCompaniesOf(siblings, scope),
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
        untouched: isUntouched(record, record.order_line),
        registrationId: record.x_amazon_registration_id,
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

function inCompaniesOf(siblings: readonly Sibling[], { companyId, signal }: CallScope): object {
  const companies = unique([companyId, ...siblings.map((sibling) => sibling.companyId)]);
  return companies.length === 1
    ? { companyId, signal }
    : { context: { allowed_company_ids: companies }, signal };
}
