import { z } from 'zod';
import { fields, searchRecords, type Domain, type OdooPort, type ReadRecord } from '../../odoo/index.ts';
import { inBatches } from '../../support/batches.ts';
import { decimal, type Decimal } from '../../support/money.ts';
import type { Direction, PaymentSetting } from '../journal.ts';
import { cancelledStates } from './register-action.ts';
import { personShape } from '../../personal-data/index.ts';
import { readOwnPayments } from './own-payments.ts';
import { paymentShape, toPaymentFacts, type PaymentFacts } from './payment-facts.ts';

/** An entry of Odoo's as paying it sees it. */
export interface PayableFacts {
  readonly id: number;
  readonly name: string;
  readonly orderId: string | undefined;
  readonly isPosted: boolean;
  /** Undefined where it is neither invoice nor credit note nor bill. */
  readonly kind: PayableKind | undefined;
  readonly currency: string;
  readonly partnerId: number;
  /** What is still to be paid, in its currency; of a credit note, too, above zero. */
  readonly residual: Decimal;
  /** Payments of it that are not cancelled. */
  readonly payments: readonly PaymentFacts[];
}

export interface PayableKind {
  readonly direction: Direction;
  readonly partnerType: 'customer' | 'supplier';
}

const moveSchema = z.object({
  name: fields.char,
  state: fields.selection,
  move_type: fields.selection,
  currency_id: fields.link({ name: fields.char }),
  amount_residual: fields.float,
  commercial_partner_id: fields.link(personShape),
  x_amazon_order_ref: fields.char,
  // Odoo 17 has no such field.
  matched_payment_ids: fields.links({ ...paymentShape, memo: fields.char }).optional(),
});

const kinds: Readonly<Record<string, PayableKind>> = {
  out_invoice: { direction: 'inbound', partnerType: 'customer' },
  out_refund: { direction: 'outbound', partnerType: 'customer' },
  out_receipt: { direction: 'inbound', partnerType: 'customer' },
  in_invoice: { direction: 'outbound', partnerType: 'supplier' },
  in_refund: { direction: 'inbound', partnerType: 'supplier' },
  in_receipt: { direction: 'outbound', partnerType: 'supplier' },
};

// A read of a thousand invoices with their payments is some megabyte.
const mostAtOnce = 500;

/**
 * The entries with these ids, as far as they are there and of the company: one call for each five hundred, and another one
 * where entries do not name their payments (Odoo 17).
 */
export async function readPayables(
  odoo: OdooPort,
  ids: readonly number[],
  { names, scope }: Pick<PaymentSetting, 'names' | 'scope'>,
): Promise<readonly PayableFacts[]> {
  const found: PayableFacts[] = [];
  for (const batch of inBatches(ids, mostAtOnce)) {
    const domain: Domain = [
      ['id', 'in', batch],
      ['company_id', '=', scope.companyId],
    ];
    const without = names.linksInvoices ? [] : ['matched_payment_ids'];
    const moves = await searchRecords(odoo, 'account.move', moveSchema, { domain, without, ...scope });
    const facts = moves.map(toFacts);
    found.push(...(names.linksInvoices ? facts : await readOwnPayments(odoo, facts, { names, scope })));
  }
  return found;
}

function toFacts(move: ReadRecord<typeof moveSchema.shape>): PayableFacts {
  return {
    id: move.id,
    name: move.name ?? '',
    orderId: move.x_amazon_order_ref,
    isPosted: move.state === 'posted',
    kind: kinds[move.move_type ?? ''],
    currency: move.currency_id?.name ?? '',
    partnerId: move.commercial_partner_id?.id ?? 0,
    residual: decimal(move.amount_residual).abs(),
    payments: (move.matched_payment_ids ?? [])
      .filter(({ state }) => !cancelledStates.includes(state ?? ''))
      .map((payment) => toPaymentFacts(payment, payment.memo)),
  };
}
