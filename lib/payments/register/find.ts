import { z } from 'zod';
import { fields, searchRecords, type CallScope, type Domain, type OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import type { PaymentSetting } from '../journal.ts';
import type { PartialPayment, PaymentInput } from './input.ts';

/** An entry to pay, or an order that has none. */
export interface Wanted {
  readonly invoiceId: number;
  readonly part?: PartialPayment;
  /** The order that the caller named. */
  readonly orderId?: string;
}

const saleOrder = 'invoice_line_ids.sale_line_ids.order_id';
const posted: Domain = [
  ['state', '=', 'posted'],
  ['move_type', 'in', ['out_invoice', 'out_refund']],
];

/** What the call wants to be paid: no call for invoices given by their ids, else one. */
export async function findWanted(
  odoo: OdooPort,
  input: PaymentInput,
  { journal, scope }: Pick<PaymentSetting, 'journal' | 'scope'>,
): Promise<readonly Wanted[]> {
  if ('invoices' in input) {
    const wanted = input.invoices.map((one): Wanted =>
      typeof one === 'number' ? { invoiceId: one } : { invoiceId: one.invoiceId, part: one },
    );
    const seen = new Set<string>();
    return wanted.filter(({ invoiceId, part }) => {
      const key = `${invoiceId} ${part?.ref ?? ''}`;
      return seen.has(key) ? false : seen.add(key);
    });
  }
  if ('orders' in input) return ofOrders(odoo, unique(input.orders), scope);
  const { registration, from, until } = input;
  if (registration.companyId !== journal.companyId) {
    throw new ConnectorError(
      'JOURNAL_UNFIT',
      `Journal "${journal.name}" is of company ${journal.companyId}, and registration ${registration.id} of company ${registration.companyId}. Nothing was written. payments.setup() makes one for it.`,
      { context: { journalId: journal.id, registrationId: registration.id } },
    );
  }
  const ids = await searchIds(
    odoo,
    [
      ...posted,
      ['amount_residual', '!=', 0],
      // A registration sells in several currencies, and has a journal for each.
      ['currency_id', '=', journal.currency.id],
      ...(from === undefined ? [] : [['invoice_date', '>=', from] as const]),
      ...(until === undefined ? [] : [['invoice_date', '<=', until] as const]),
      '|',
      [`${saleOrder}.x_amazon_registration_id`, '=', registration.id],
      [`reversed_entry_id.${saleOrder}.x_amazon_registration_id`, '=', registration.id],
    ],
    scope,
  );
  return ids.map((invoiceId) => ({ invoiceId }));
}

async function searchIds(odoo: OdooPort, domain: Domain, scope: CallScope): Promise<readonly number[]> {
  const found = await searchRecords(odoo, 'account.move', z.object({}), { domain, order: 'id', ...scope });
  return found.map(({ id }) => id);
}

const moveSchema = z.object({
  x_amazon_order_ref: fields.char,
  invoice_line_ids: fields.links({
    sale_line_ids: fields.links({ order_id: fields.link({ x_amazon_order_ref: fields.char }) }),
  }),
});

async function ofOrders(
  odoo: OdooPort,
  orders: readonly string[],
  scope: CallScope,
): Promise<readonly Wanted[]> {
  const moves = await searchRecords(odoo, 'account.move', moveSchema, {
    domain: [
      ...posted,
      '|',
      ['x_amazon_order_ref', 'in', orders],
      [`${saleOrder}.x_amazon_order_ref`, 'in', orders],
    ],
    order: 'id',
    ...scope,
  });
  const invoicesOf = new Map<string, Wanted[]>();
  for (const move of moves) {
    const refs = move.invoice_line_ids.flatMap((line) =>
      line.sale_line_ids.flatMap(({ order_id: order }) => order?.x_amazon_order_ref ?? []),
    );
    const orderId = [move.x_amazon_order_ref, ...refs].find(
      (ref) => ref !== undefined && orders.includes(ref),
    );
    if (orderId === undefined) continue;
    invoicesOf.set(orderId, [...(invoicesOf.get(orderId) ?? []), { invoiceId: move.id, orderId }]);
  }
  return orders.flatMap((orderId) => invoicesOf.get(orderId) ?? [{ invoiceId: 0, orderId }]);
}
