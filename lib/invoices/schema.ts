import type { ModelDefinition, SchemaPart } from '../schema/index.ts';
import { invoiceRights } from './rights.ts';

const invoice: ModelDefinition = {
  model: 'account.move',
  externalId: 'account.model_account_move',
  fields: [
    { name: 'x_amazon_order_ref', label: 'Amazon Order', type: 'char', index: true },
    { name: 'x_amazon_refund_ref', label: 'Amazon Refund', type: 'char', index: true },
    // What a credit note was made for, as JSON: by that the same refund is recognised, and what is left of a line.
    { name: 'x_amazon_refund_lines', label: 'Amazon Refund Lines', type: 'text' },
    { name: 'x_amazon_tax_reporting', label: 'Reported by Amazon', type: 'char' },
  ],
};

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [
    {
      name: 'x_invoicing',
      label: 'Orders to Invoice',
      type: 'selection',
      choices: [
        ['unless_amazon', 'All but those that Amazon invoices'],
        ['all', 'All'],
        ['none', 'None: Amazon invoices all of them'],
      ],
    },
  ],
};

/** Invoices and credit notes of Amazon orders. */
export const invoicesSchema: SchemaPart = {
  models: [invoice, registration],
  optionalFields: [
    // Odoo's tax service for the USA, which is gone from newer versions.
    ['account.fiscal.position', 'is_taxcloud'],
    ['sale.order', 'preferred_payment_method_line_id'],
    ['sale.order', 'journal_id'],
  ],
  botRights: invoiceRights,
};
