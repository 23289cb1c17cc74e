import type { OdooPort, PaymentOutcome } from 'odoo-amazon-connector';
import type { Ends } from './ends.ts';

/** Stands in for the person who enters bills and imports bank statements, and knows nothing of this connector. */
export interface Bookkeeper {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Enters and posts a vendor bill of Amazon's; its id. */
  enterBill(reference: string, amount: string): Promise<number>;
  /** Enters what the bank received for these payments; the id of the bank transaction. */
  receive(payments: readonly PaymentOutcome[]): Promise<number>;
}

/** Works in the currency and company of the journal. */
export async function bookkeeper({ administrator, odoo }: Ends, journalId: number): Promise<Bookkeeper> {
  const today = new Date().toISOString().slice(0, 10);
  const [journal] = await read(odoo, 'account.journal', [['id', '=', journalId]], ['currency_id']);
  const currency_id = linkOf(journal, 'currency_id');
  const [bank] = await read(odoo, 'account.journal', [['code', '=', 'DEMOB']], ['id']);
  const bankId =
    bank === undefined
      ? await create(administrator, 'account.journal', {
          name: 'Bank of the demo',
          code: 'DEMOB',
          type: 'bank',
          ...(currency_id === undefined ? {} : { currency_id }),
        })
      : Number(bank['id']);
  return {
    today,
    enterBill: async (ref, amount) => {
      const partner_id = await create(odoo, 'res.partner', { name: 'Amazon Services' });
      const line = { name: 'Commission', quantity: 1, price_unit: Number(amount), tax_ids: [] };
      const bill = await create(odoo, 'account.move', {
        move_type: 'in_invoice',
        partner_id,
        ref,
        invoice_date: today,
        date: today,
        ...(currency_id === undefined ? {} : { currency_id }),
        invoice_line_ids: [[0, 0, line]],
      });
      await odoo.call('account.move', 'action_post', { ids: [bill] });
      return bill;
    },
    receive: (payments) => {
      const cents = payments.reduce((sum, payment) => {
        if (!('amount' in payment)) return sum;
        const amount = Math.round(Number(payment.amount.amount) * 100);
        return payment.direction === 'inbound' ? sum + amount : sum - amount;
      }, 0);
      return create(odoo, 'account.bank.statement.line', {
        journal_id: bankId,
        date: today,
        payment_ref: 'AMAZON PAYMENTS EUROPE',
        amount: cents / 100,
      });
    },
  };
}

async function create(odoo: OdooPort, model: string, values: object): Promise<number> {
  const ids = await odoo.call(model, 'create', { args: { vals_list: [values] } });
  return Array.isArray(ids) ? Number(ids[0]) : 0;
}

async function read(odoo: OdooPort, model: string, domain: unknown, fields: readonly string[]) {
  const rows = await odoo.call(model, 'search_read', { args: { domain, fields } });
  return Array.isArray(rows) ? (rows as readonly Readonly<Record<string, unknown>>[]) : [];
}

function linkOf(row: Readonly<Record<string, unknown>> | undefined, field: string): number | undefined {
  const value = row?.[field];
  return Array.isArray(value) ? Number(value[0]) : undefined;
}
