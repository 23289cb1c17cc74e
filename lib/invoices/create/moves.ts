import { z } from 'zod';
import { fields, searchRecords, type Domain, type ReadRecord } from '../../odoo/index.ts';
import { decimal, type Decimal, smallestAmount, sum, zero } from '../../support/money.ts';
import { amount, extraTaxData } from '../read.ts';
import type { InvoicingSession } from './session.ts';

/** An invoice as it stands in Odoo. */
export interface MoveFacts {
  readonly id: number;
  /** Undefined for a draft. */
  readonly name: string | undefined;
  /** Odoo's: `draft`, `posted` or `cancel`. */
  readonly state: string;
  /** Amazon's order id. */
  readonly orderId: string;
  readonly saleOrderId: number;
  readonly currency: string;
  readonly digits: number;
  readonly total: Decimal;
  /** What its lines come to, where they carry their amounts. */
  readonly carried: Decimal;
  /** By how much the total may differ from that. */
  readonly tolerance: Decimal;
  readonly invoiceDate: string;
  readonly accountingDate: string | undefined;
  /** What Odoo says of the locked period in which a draft lies. */
  readonly lockedPeriod: string | undefined;
  readonly taxReportedBy: readonly string[];
}

const moveShape = {
  name: fields.char,
  state: fields.selection,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
  amount_total: amount,
  invoice_date: fields.date,
  date: fields.date,
  tax_lock_date_message: fields.text,
  x_amazon_order_ref: fields.char,
  x_amazon_tax_reporting: fields.char,
  invoice_line_ids: fields.links({
    display_type: fields.selection,
    quantity: fields.float,
    price_unit: amount,
    discount: fields.float,
    price_total: amount,
    tax_ids: fields.many2many,
    extra_tax_data: extraTaxData,
    sale_line_ids: fields.links({ order_id: fields.many2one }),
  }),
};

type MoveRecord = ReadRecord<typeof moveShape>;

/** Which invoices are read: these, and the drafts of the registration's orders that wait to be posted. */
export interface WantedMoves {
  readonly ids: readonly number[];
  readonly withDrafts: boolean;
}

/** One call; none where nothing is wanted. */
export async function readMoves(
  { tools, dialect, registration, options, scope }: InvoicingSession,
  { ids, withDrafts }: WantedMoves,
): Promise<readonly MoveFacts[]> {
  if (ids.length === 0 && !withDrafts) return [];
  const { orders } = options;
  const drafts: Domain = [
    '&',
    '&',
    '&',
    ['state', '=', 'draft'],
    ['move_type', '=', 'out_invoice'],
    orders ? ['x_amazon_order_ref', 'in', orders] : ['x_amazon_order_ref', '!=', false],
    ['invoice_line_ids.sale_line_ids.order_id.x_amazon_registration_id', '=', registration.id],
  ];
  const records = await searchRecords(tools.odoo, 'account.move', z.object(moveShape), {
    domain: withDrafts ? ['|', ['id', 'in', ids], ...drafts] : [['id', 'in', ids]],
    order: 'id',
    without: dialect.exactLineTotals ? [] : ['invoice_line_ids.extra_tax_data'],
    ...scope,
  });
  return records.map(moveFacts);
}

function moveFacts(record: MoveRecord): MoveFacts {
  const { id, state = '', name, currency_id: currency, invoice_date: day, date } = record;
  const digits = currency?.decimal_places ?? 2;
  const lines = record.invoice_line_ids
    .filter((line) => line.display_type === 'product')
    .map((line) => ({ line, carried: carriedBy(line) }));
  const computed = lines.filter(({ carried }) => carried === undefined);
  return {
    id,
    name: state === 'draft' ? undefined : name,
    state,
    orderId: record.x_amazon_order_ref ?? '',
    saleOrderId: lines.flatMap(({ line }) => line.sale_line_ids).at(0)?.order_id ?? 0,
    currency: currency?.name ?? '',
    digits,
    total: record.amount_total,
    carried: sum(lines.map(({ line, carried }) => carried ?? line.price_total)),
    tolerance: smallestAmount(digits).times(
      sum(computed.map(({ line }) => decimal(line.tax_ids.length === 0 ? 0 : 1 + line.tax_ids.length))),
    ),
    invoiceDate: day ?? '',
    accountingDate: state === 'posted' && date !== day ? date : undefined,
    lockedPeriod: record.tax_lock_date_message,
    taxReportedBy: (record.x_amazon_tax_reporting ?? '').split(', ').filter(Boolean),
  };
}

/** What a line carries itself, where that counts. */
function carriedBy({
  extra_tax_data: carried,
  quantity,
  price_unit: priceUnit,
  discount,
}: MoveRecord['invoice_line_ids'][number]): Decimal | undefined {
  if (carried?.quantity !== quantity || !priceUnit.eq(carried.priceUnit) || discount !== 0) return undefined;
  return carried.taxes.reduce((total, { amount: tax }) => total.plus(tax), zero).plus(carried.base);
}
