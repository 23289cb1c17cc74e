import {
  collect,
  ConnectorError,
  countCalls,
  createConnector,
  type Connector,
  type OdooPort,
  type PaymentInput,
  type PaymentJournal,
  type PaymentOutcome,
} from '../../lib/index.ts';
import { matchedWith } from '../../lib/payments/matched-with.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import { create, records, search, type Row, type Seller, type Stage } from '../../stage/index.ts';
import { readPaymentNames, type PaymentNames } from './payment-names.ts';

/** An entry to make: positive amounts, one line without tax. */
export interface EntryInput {
  readonly type?: 'out_invoice' | 'out_refund' | 'in_invoice' | 'in_refund';
  readonly amount: number;
  /** Id of a partner. Default: one of its own. */
  readonly partnerId?: number;
  readonly currencyId?: number;
  readonly date?: string;
}

/** The books of a company on a real Odoo that sells on Amazon. */
export interface Ledger {
  readonly admin: OdooPort;
  readonly bot: OdooPort;
  readonly seller: Seller;
  /** The connector as the bot. */
  readonly connector: Connector;
  /** The same over another port, as another process. */
  connectorOver(odoo: OdooPort): Connector;
  /** What this Odoo calls things of payments. */
  readonly names: PaymentNames;
  /** What `payments.setup` made. */
  readonly journal: PaymentJournal;
  /** Posted entries; their ids, in order. */
  post(...entries: readonly EntryInput[]): Promise<readonly number[]>;
  drafts(...entries: readonly EntryInput[]): Promise<readonly number[]>;
  /** Pays at the end of November, unless told otherwise. */
  pay(input: Partial<PaymentInput>, connector?: Connector): Promise<PaymentOutcome[]>;
  /** The payments that pay each of the invoices, as Odoo has matched them. */
  payersOf(invoiceIds: readonly number[]): Promise<readonly Row[]>;
  /** Sum and what is not matched of an account, in company currency and in its own. */
  balance(accountId: number | undefined): Promise<Balance>;
  /** Calls that this makes as the bot. */
  counting<T>(
    work: (connector: Connector) => Promise<T>,
  ): Promise<{ result: T; calls: number; writes: number }>;
  /** A connector to which the reply of every `nth` installed action is lost. */
  forgetful(times: number): Connector;
  /** Everything booked: it has to be the same after a call that must do nothing. */
  books(): Promise<readonly Row[]>;
}

export interface Balance {
  readonly balance: string;
  readonly open: string;
  readonly openInCurrency: string;
}

/** Opens the books: a seller in the United States, and its payment journal. */
export async function openLedger(stage: Stage, marketplace = 'US'): Promise<Ledger> {
  const { admin, bot } = stage;
  const seller = await stage.openSeller([], { marketplaces: [marketplace] });
  const journal = await createConnector({ odoo: admin, amazon: {} }).payments.setup(seller.registration);
  const { connector, connectorOver } = seller;
  const names = await readPaymentNames(admin);
  let partners = 0;
  const drafts: Ledger['drafts'] = async (...entries) => {
    const names = entries.map(() => {
      partners += 1;
      return { name: `Customer ${partners}` };
    });
    const own = await create(bot, 'res.partner', names);
    return create(
      bot,
      'account.move',
      entries.map(({ type = 'out_invoice', amount, partnerId, currencyId, date = '2026-11-03' }, index) => ({
        move_type: type,
        partner_id: partnerId ?? own[index],
        invoice_date: date,
        date,
        ...(currencyId === undefined ? {} : { currency_id: currencyId }),
        invoice_line_ids: [[0, 0, { name: 'Article', quantity: 1, price_unit: amount, tax_ids: [] }]],
      })),
    );
  };
  return {
    admin,
    bot,
    seller,
    connector,
    connectorOver: (odoo) => connectorOver(odoo),
    names,
    journal,
    drafts,
    post: async (...entries) => {
      const ids = await drafts(...entries);
      await bot.call('account.move', 'action_post', { ids });
      return ids;
    },
    pay: (input, through = connector) => {
      const terms = { journalId: journal.journalId, date: '2026-11-30', invoices: [], ...input };
      return collect(through.payments.register(terms));
    },
    payersOf: (ids) =>
      records(bot, 'account.payment', matchedWith(ids), [
        'reconciled_invoice_ids',
        'reconciled_bill_ids',
        'amount',
        'payment_type',
        'partner_id',
        'date',
        names.memo,
        'is_reconciled',
      ]),
    balance: async (accountId) => {
      const lines = await records(
        admin,
        'account.move.line',
        [
          ['account_id', '=', accountId],
          ['parent_state', '=', 'posted'],
        ],
        ['balance', 'amount_residual', 'amount_residual_currency'],
      );
      const total = (field: string): string =>
        sum(lines.map((line) => decimal(Number(line[field])))).toFixed(2);
      return {
        balance: total('balance'),
        open: total('amount_residual'),
        openInCurrency: total('amount_residual_currency'),
      };
    },
    counting: async (work) => {
      const odoo = countCalls(bot);
      const result = await work(connectorOver(odoo));
      return { result, calls: odoo.calls.total, writes: odoo.calls.writes };
    },
    forgetful: (times) => {
      let lost = 0;
      return connectorOver({
        ...bot,
        call: async (model, name, call) => {
          const answer = await bot.call(model, name, call);
          if (model !== 'ir.actions.server' || lost >= times) return answer;
          lost += 1;
          throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
        },
      });
    },
    books: () =>
      records(
        admin,
        'account.move.line',
        [],
        ['move_id', 'account_id', 'balance', 'amount_residual', 'reconciled'],
      ),
  };
}

/** Id of a currency, which gets a rate of so many for one dollar from the beginning of 2026. */
export async function currencyAt(
  admin: OdooPort,
  code: string,
  rates: Readonly<Record<string, number>>,
): Promise<number> {
  const [id = 0] = await search(admin, 'res.currency', [['name', '=', code]]);
  const lines = Object.entries(rates).map(([name, rate]) => ({ currency_id: id, name, rate }));
  await create(admin, 'res.currency.rate', lines);
  return id;
}
