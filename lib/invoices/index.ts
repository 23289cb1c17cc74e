export { createInvoices } from './create/create.ts';
export type { CreateInvoicesOptions } from './create/options.ts';
export type { CreateInvoiceOutcome, InvoicedOutcome, NotInvoicedReason } from './create/outcome.ts';
export type { CarriedTotals, InvoiceFacts, InvoiceLineFacts, SaleLineFacts } from './facts.ts';
export type { InvoiceOutcome } from './outcome.ts';
export { planInvoices, type InvoiceLineStep, type InvoicePlan } from './plan.ts';
export { settleInvoices, type SettleInvoicesOptions } from './settle.ts';
export { shareAmounts, type LineAmounts, type Part } from './shares.ts';
export type { Invoices } from './verbs.ts';
