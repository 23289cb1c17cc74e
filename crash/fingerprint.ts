import { z } from 'zod';
import type { OdooPort, Registration } from '../lib/index.ts';
import type { EmbeddedAmazon, WireOrder } from '../lib/testing/index.ts';
import { takeAccounting } from './accounting.ts';
import { shipmentRef } from './shipment-ref.ts';

/** What Odoo holds of a stage, told so that two stages of one scenario can be compared: no ids, no times. */
export interface Fingerprint {
  /** By kind of record. */
  readonly counts: Readonly<Record<string, number>>;
  /** What there is to know of each order, in Amazon's order. */
  readonly orders: readonly Readonly<Record<string, unknown>>[];
  /** Moves of the goods that were sent to Amazon. */
  readonly sent: readonly Readonly<Record<string, unknown>>[];
  /** Batches, bank transactions and balances; nothing where the books were not read. */
  readonly books: Readonly<Record<string, unknown>>;
}

const rowsSchema = z.array(z.looseObject({ id: z.number() }));
type Row = z.infer<typeof rowsSchema>[number];

/** Reads everything that the library makes for a seller. */
export async function takeFingerprint(
  admin: OdooPort,
  registration: Registration,
  orders: readonly WireOrder[],
  amazon: EmbeddedAmazon,
  { withBooks = false }: { readonly withBooks?: boolean | undefined } = {},
): Promise<Fingerprint> {
  const all = async (model: string, domain: unknown, fields: readonly string[]): Promise<readonly Row[]> =>
    rowsSchema.parse(
      await admin.call(model, 'search_read', {
        args: { domain, fields, order: 'id' },
        context: { active_test: false },
      }),
    );
  // The seller's: a split makes further registrations.
  const ours = (path: string) => [[`${path}.x_seller_id`, '=', registration.sellerId]];
  const saleOrders = await all('sale.order', ours('x_amazon_registration_id'), [
    'x_amazon_order_ref',
    'state',
    'locked',
    'amount_total',
    'x_amazon_status',
    'x_amazon_total',
    'x_amazon_cancel_request',
    'x_amazon_origin_id',
    'x_amazon_channel',
    'x_amazon_move_state',
    'partner_id',
    'partner_shipping_id',
  ]);
  const ids = saleOrders.map(({ id }) => id);
  const lines = await all('sale.order.line', ours('order_id.x_amazon_registration_id'), [
    'order_id',
    'product_id',
    'x_amazon_component',
    'product_uom_qty',
    'qty_delivered',
    'price_total',
    'x_amazon_quantity',
    'x_amazon_amount',
  ]);
  const moves = await all('stock.move', ours('picking_id.sale_id.x_amazon_registration_id'), [
    'sale_line_id',
    'state',
    'product_uom_qty',
    'quantity',
    'location_id',
  ]);
  const pickings = await all('stock.picking', ours('sale_id.x_amazon_registration_id'), [
    'sale_id',
    'state',
    'date_done',
    'x_amazon_sync_state',
  ]);
  const transfers = await all('stock.picking', [['origin', '=', shipmentRef(registration)]], ['state']);
  const sent = await all(
    'stock.move',
    [['picking_id', 'in', transfers.map(({ id }) => id)]],
    ['product_id', 'product_uom_qty', 'quantity', 'state', 'location_id', 'location_dest_id'],
  );
  const hanging = (field: string) => [
    [field, '=', 'sale.order'],
    ['res_id', 'in', ids],
  ];
  // Odoo's own remarks ("Sales Order created") come and go with transactions: ours have a subject in their key.
  const notes = await all(
    'mail.message',
    [...hanging('model'), ['body', 'like', 'Amazon']],
    ['res_id', 'body'],
  );
  const activities = await all('mail.activity', hanging('res_model'), ['res_id', 'summary', 'note']);
  const partners = await all('res.partner', [['x_amazon_key', '!=', false]], ['id']);
  const linked = new Set(
    saleOrders.flatMap((row) => [linkOf(row, 'partner_id'), linkOf(row, 'partner_shipping_id')]),
  );
  const problems = await all('x_amazon_problem', ours('x_registration_id'), ['x_ref', 'x_code']);
  const openFeeds = await all(
    'x_amazon_feed',
    [...ours('x_registration_id'), ['x_state', 'in', ['submitting', 'open']]],
    ['x_number'],
  );
  const offers = await all('x_amazon_offer', ours('x_registration_id'), ['x_sku']);
  const claims = await all('x_amazon_claim', ours('x_registration_id'), ['x_name']);
  const active = [
    ['x_seller_id', '=', registration.sellerId],
    ['x_archived', '=', false],
  ];
  const registrations = await all('x_amazon_registration', active, ['x_marketplace_ids']);
  const accounting = withBooks ? await takeAccounting(admin, registration, orders) : undefined;

  const partOf = (rows: readonly Row[], field: string, order: Row | undefined) =>
    rows.filter((row) => order !== undefined && linkOf(row, field) === order.id);
  return {
    counts: {
      saleOrders: saleOrders.length,
      lines: lines.length,
      moves: moves.length,
      pickings: pickings.length,
      transfers: transfers.length,
      sent: sent.length,
      customers: partners.filter(({ id }) => linked.has(id)).length,
      offers: offers.length,
      claims: claims.length,
      // Each has one registration.
      marketplaces: registrations.flatMap((row) => row['x_marketplace_ids']).length,
      problems: problems.length,
      notes: notes.length,
      activities: activities.length,
      openFeeds: openFeeds.length,
      feeds: amazon.feeds.length,
      packages: orders.flatMap(({ orderId }) => amazon.order(orderId)?.packages ?? []).length,
      ...accounting?.counts,
    },
    orders: orders.map(({ orderId }, index) => {
      const order = saleOrders.find((row) => row['x_amazon_order_ref'] === orderId);
      const origin = saleOrders.find(
        (row) => order !== undefined && row.id === linkOf(order, 'x_amazon_origin_id'),
      );
      const ownLines = partOf(lines, 'order_id', order);
      return {
        ...pick(order, ['state', 'locked', 'amount_total', 'x_amazon_status', 'x_amazon_total']),
        ...pick(order, ['x_amazon_cancel_request', 'x_amazon_move_state']),
        replaces: origin?.['amount_total'],
        lines: ownLines.map((line) => ({
          ...pick(line, ['x_amazon_component', 'product_uom_qty', 'qty_delivered', 'price_total']),
          ...pick(line, ['x_amazon_quantity', 'x_amazon_amount']),
          moves: partOf(moves, 'sale_line_id', line).map((move) => ({
            ...pick(move, ['state', 'product_uom_qty', 'quantity']),
            isFromAmazon: linkOf(move, 'location_id') === registration.locationId,
          })),
        })),
        pickings: partOf(pickings, 'sale_id', order)
          .map((row) => row['state'])
          .sort(),
        // What Amazon ships has Amazon's date.
        dates: partOf(pickings, 'sale_id', order)
          .filter(() => order?.['x_amazon_channel'] === 'fba')
          .map((row) => row['date_done'])
          .sort(),
        synchronized: partOf(pickings, 'sale_id', order)
          .map((row) => row['x_amazon_sync_state'])
          .sort(),
        notes: partOf(notes, 'res_id', order).map((row) => row['body']),
        activities: partOf(activities, 'res_id', order).map((row) => pick(row, ['summary', 'note'])),
        problem: problems.find((row) => row['x_ref'] === orderId)?.['x_code'],
        ...accounting?.orders[index],
      };
    }),
    sent: sent.map((move) => ({
      ...pick(move, ['product_uom_qty', 'quantity', 'state']),
      product: linkOf(move, 'product_id'),
      from: linkOf(move, 'location_id'),
      isToAmazon: linkOf(move, 'location_dest_id') === registration.locationId,
    })),
    books: accounting?.books ?? {},
  };
}

/** The id that a many2one holds, over any transport. */
function linkOf(row: Row, field: string): unknown {
  const value = row[field];
  return Array.isArray(value) ? value[0] : value;
}

const pick = (row: Row | undefined, fields: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.map((field) => [field, row?.[field]]));
