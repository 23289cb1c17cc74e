import { z } from 'zod';
import { fields, searchRecords, type Domain, type OdooPort, type ReadRecord } from '../../odoo/index.ts';
import { inBatches } from '../../support/batches.ts';
import { decimal, type Decimal } from '../../support/money.ts';
import type { Direction, PaymentSetting } from '../journal.ts';
import { cancelledStates } from './register-action.ts';
import { personShape } from '../../personal-data/index.ts';

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

export interface PaymentFacts {
  readonly id: number;
  readonly journalId: number | undefined;
  readonly direction: string;
  readonly currency: string;
  readonly amount: Decimal;
  readonly memo: string;
  /** Whether it is matched with what it pays. */
  readonly isReconciled: boolean;
}

const moveSchema = z.object({
  name: fields.char,
  state: fields.selection,
  move_type: fields.selection,
  currency_id: fields.link({ name: fields.char }),
  amount_residual: fields.float,
  commercial_partner_id: fields.link(personShape),
  x_amazon_order_ref: fields.char,
  matched_payment_ids: fields
    .links({
      state: fields.selection,
      journal_id: fields.many2one,
      payment_type: fields.selection,
      currency_id: fields.link({ name: fields.char }),
      amount: fields.float,
      memo: fields.char,
      is_reconciled: fields.boolean,
    })
    .optional(),
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

/** The entries with these ids, as far as they are there and of the company: one call for each five hundred. */
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
    found.push(
      ...(await searchRecords(odoo, 'account.move', moveSchema, { domain, without, ...scope })).map(toFacts),
    );
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
      .map((payment) => ({
        id: payment.id,
        journalId: payment.journal_id,
        direction: payment.payment_type ?? '',
        currency: payment.currency_id?.name ?? '',
        amount: decimal(payment.amount),
        memo: payment.memo ?? '',
        isReconciled: payment.is_reconciled,
      })),
  };
}
