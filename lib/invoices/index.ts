export type { CarriedTotals, InvoiceFacts, InvoiceLineFacts, SaleLineFacts } from './facts.ts';
export type { InvoiceOutcome } from './outcome.ts';
export { planInvoices, type InvoiceLineStep, type InvoicePlan } from './plan.ts';
export { settleInvoices, type SettleInvoicesOptions } from './settle.ts';
export { shareAmounts, type LineAmounts, type Part } from './shares.ts';
export type { Invoices } from './verbs.ts';
export type { Refund, RefundLine, RefundOptions } from './refund/input.ts';
export type { RefundCreditNote, RefundOutcome, RefundSkip } from './refund/outcome.ts';
export { refundOrders } from './refund/refund.ts';
