import { ConnectorError } from '../../lib/index.ts';
import type {
  BilledLine,
  CreditNoteFacts,
  RefundedOrder,
  RefundedSaleLine,
} from '../../lib/invoices/refund/facts.ts';
import type { Refund, RefundLine } from '../../lib/invoices/refund/input.ts';
import { planRefunds, type CreditNoteDraft, type RefundStep } from '../../lib/invoices/refund/plan.ts';
import { decimal } from '../../lib/support/money.ts';

export const invoice = {
  id: 100,
  isDraft: false,
  currencyId: 1,
  partnerId: 7,
  shippingId: 8,
  journalId: 9,
  fiscalPositionId: undefined,
};

/** Three for 10.00 with 21 % inside: 8.26 + 1.74. */
export const aBilledLine = (change: Partial<BilledLine> = {}): BilledLine => ({
  id: 1000,
  saleLineId: 1,
  invoice,
  name: 'Mug',
  productId: 3,
  isService: false,
  unitId: 1,
  accountId: 4,
  taxIds: [5],
  quantity: 3,
  priceUnit: decimal('3.333333'),
  discount: 0,
  untaxed: decimal('8.26'),
  total: decimal('10.00'),
  carried: undefined,
  ...change,
});

export const aSaleLine = (change: Partial<RefundedSaleLine> = {}): RefundedSaleLine => ({
  id: 1,
  component: 'item',
  orderItemId: 'OI-1',
  sku: 'MUG',
  returned: 0,
  ...change,
});

export const anOrder = (change: Partial<RefundedOrder> = {}): RefundedOrder => ({
  id: 50,
  orderId: 'A-1',
  currency: 'EUR',
  currencyId: 1,
  digits: 2,
  lines: [aSaleLine()],
  billed: [aBilledLine()],
  notes: [],
  ...change,
});

export const aNote = (change: Partial<CreditNoteFacts> = {}): CreditNoteFacts => ({
  id: 200,
  state: 'posted',
  ref: undefined,
  namesOrder: false,
  memo: undefined,
  reversedId: 100,
  total: decimal('4.00'),
  invoiceDate: '2026-11-20',
  date: '2026-11-20',
  lockMessage: undefined,
  lines: [{ saleLineIds: [], productId: 3, quantity: 1, untaxed: decimal('3.31'), total: decimal('4.00') }],
  ...change,
});

export const aRefund = (ref: string, ...lines: readonly RefundLine[]): Refund => ({
  orderId: 'A-1',
  ref,
  refundedAt: '2026-11-20T10:00:00Z',
  lines,
});

export const item = (amount: string, change: Partial<RefundLine> = {}): RefundLine => ({
  sku: 'MUG',
  kind: 'item',
  amount,
  ...change,
});

const nineteen = { exactLineTotals: true, priceDecimals: 6 } as const;
export const eighteen = { exactLineTotals: false, priceDecimals: 2 } as const;

/** Plans refunds of one order. */
export function plan(
  order: RefundedOrder,
  refunds: readonly Refund[],
  dialect: { readonly exactLineTotals: boolean; readonly priceDecimals: number } = nineteen,
): readonly RefundStep[] {
  return planRefunds(refunds, new Map([[order.orderId, order]]), { dialect, dateOf: () => '2026-11-20' });
}

/** The credit notes that a step makes. */
export function notesOf(step: RefundStep | undefined): readonly CreditNoteDraft[] {
  if (step?.step === 'make') return step.notes;
  throw new ConnectorError('ABORTED', `It is ${step?.step ?? 'nothing'} instead.`);
}
