import { collect, countCalls, type OdooPort } from 'odoo-amazon-connector';
import { create } from '../../stage/index.ts';
import { day, type Books } from './books.ts';

/** What one way took. */
export interface Taken {
  readonly ms: number;
  readonly calls: number;
}

/** Pays invoices, puts the payments into a batch and books its deposit, as a user of this library does. */
export async function payWithLibrary(
  { seller, journal: { journalId } }: Books,
  bot: OdooPort,
  invoices: readonly number[],
  name: string,
): Promise<Taken> {
  const odoo = countCalls(bot);
  const { payments } = seller.connectorOver(odoo);
  const started = performance.now();
  const outcomes = await collect(payments.register({ invoices, journalId, date: day }));
  await payments.createBatch({ journalId, name, date: day, invoices });
  await payments.validateBatch({ journalId, name });
  const ms = performance.now() - started;
  const paid = outcomes.filter(({ status }) => status === 'created').length;
  if (paid !== invoices.length) throw new Error(`${paid} of ${invoices.length} invoices were paid.`);
  return { ms, calls: odoo.calls.total };
}

/** Pays invoices as a person does who selects all of them: one wizard, a payment each. It books no deposit. */
export async function payWithWizard(
  { journal: { journalId } }: Books,
  bot: OdooPort,
  invoices: readonly number[],
  payment_method_line_id: number,
): Promise<Taken> {
  const odoo = countCalls(bot);
  const context = { active_model: 'account.move', active_ids: invoices };
  const inContext: OdooPort = {
    ...odoo,
    call: (model, method, call) =>
      odoo.call(model, method, { ...call, context: { ...call?.context, ...context } }),
  };
  const vals = { journal_id: journalId, payment_date: day, group_payment: false, payment_method_line_id };
  const started = performance.now();
  const ids = await create(inContext, 'account.payment.register', [vals]);
  await inContext.call('account.payment.register', 'action_create_payments', { ids });
  return { ms: performance.now() - started, calls: odoo.calls.total };
}
