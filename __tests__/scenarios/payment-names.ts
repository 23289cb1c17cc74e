import { z } from 'zod';
import type { OdooPort } from '../../lib/index.ts';
import { search } from '../../stage/index.ts';
import { archivedAccount, hasField } from './its-names.ts';

/** What an Odoo calls things of payments. */
export interface PaymentNames {
  /** Field of a payment's memo. */
  readonly memo: 'memo' | 'ref';
  /** Whether an invoice names its payments before they are matched (Odoo 18). */
  readonly linksInvoices: boolean;
  /** Values by which a payment names the invoice that it is for, before it is matched. */
  readonly forInvoice: (invoice: {
    readonly id: number;
    readonly name: unknown;
  }) => Readonly<Record<string, unknown>>;
  /** Values that take an account out of use. */
  readonly archived: Readonly<Record<string, boolean>>;
  /** Field of a user's groups. */
  readonly groups: 'group_ids' | 'groups_id';
  /** The group that makes bank transactions: name in the module account, and id. */
  readonly bankGroup: { readonly name: string; readonly id: number };
}

export async function readPaymentNames(admin: OdooPort): Promise<PaymentNames> {
  const has = (model: string, name: string) => hasField(admin, model, name);
  const linksInvoices = await has('account.payment', 'invoice_ids');
  const idOf = async (name: string): Promise<number | undefined> => {
    const domain = [
      ['module', '=', 'account'],
      ['name', '=', name],
    ];
    const [id] = await search(admin, 'ir.model.data', domain);
    if (id === undefined) return undefined;
    const rows = await admin.call('ir.model.data', 'read', { ids: [id], args: { fields: ['res_id'] } });
    return z.array(z.object({ res_id: z.number() })).parse(rows)[0]?.res_id;
  };
  const basic = await idOf('group_account_basic');
  return {
    linksInvoices,
    memo: (await has('account.payment', 'memo')) ? 'memo' : 'ref',
    forInvoice: ({ id, name }) => (linksInvoices ? { invoice_ids: [[6, 0, [id]]] } : { ref: name }),
    archived: await archivedAccount(admin),
    groups: (await has('res.users', 'group_ids')) ? 'group_ids' : 'groups_id',
    bankGroup:
      basic === undefined
        ? { name: 'group_account_user', id: (await idOf('group_account_user')) ?? 0 }
        : { name: 'group_account_basic', id: basic },
  };
}
