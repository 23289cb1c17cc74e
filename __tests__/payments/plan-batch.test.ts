import { describe, expect, it } from '@jest/globals';
import { planBatch } from '../../lib/payments/batch/plan-batch.ts';
import type { BatchFacts } from '../../lib/payments/batch/read-batches.ts';
import type { BatchablePayment } from '../../lib/payments/batch/read-payments.ts';
import { journalComplaints } from '../../lib/payments/check-journal.ts';
import { planPayout } from '../../lib/payments/payout/plan-payout.ts';
import { freeCodes, freeJournalCode } from '../../lib/payments/setup/account-codes.ts';
import { decimal } from '../../lib/support/money.ts';
import { journal } from './journal-facts.ts';

const payment: BatchablePayment = {
  id: 1,
  name: 'PAMZ/1',
  isPosted: true,
  direction: 'inbound',
  amount: decimal('10'),
  currency: 'EUR',
  journalId: 8,
  outstandingAccountId: 52,
  isMatched: false,
  batch: undefined,
  invoiceIds: [3],
};
const wish = { name: 'November', paymentIds: [], invoiceIds: [3] };

describe('a batch', () => {
  it('holds payments of one kind, in the order of their ids', () => {
    expect(planBatch(wish, [{ ...payment, id: 2 }, payment], journal)).toEqual({
      direction: 'inbound',
      paymentIds: [1, 2],
    });
  });

  it.each([
    ['of another journal', { journalId: 5 }],
    ['not posted', { isPosted: false }],
    ['of another batch', { batch: { name: 'October', journalId: 8 } }],
    ['matched with a bank transaction', { isMatched: true }],
    ['in another currency', { currency: 'GBP' }],
    ['in the other direction', { direction: 'outbound' }],
    ['waiting on another account', { outstandingAccountId: 99 }],
  ])('is refused with a payment %s, by its name', (_why, other) => {
    const bad = { ...payment, id: 2, name: 'PAMZ/2', ...other };
    expect(() => planBatch(wish, [payment, bad], journal)).toThrow(/PAMZ\/2/);
  });

  it('names what is not there', () => {
    const other = { ...wish, paymentIds: [77], invoiceIds: [3, 88] };
    expect(() => planBatch(other, [payment], journal)).toThrow(/Payment 77.*Invoice 88/);
    expect(() => planBatch(wish, [], journal)).toThrow(/no payments/);
  });
});

const deposited = (amount: string): BatchFacts => ({
  id: 1,
  name: `Batch of ${amount}`,
  date: '2026-11-30',
  direction: amount.startsWith('-') ? 'outbound' : 'inbound',
  payments: [],
  deposit: {
    lineId: 2,
    isUndone: false,
    held: [{ id: 3, amount: decimal(amount), residual: decimal(amount) }],
  },
  payouts: [],
});

describe('a payout', () => {
  const settle = (settled: string, limit?: string, batches = [deposited('100'), deposited('-20')]) =>
    planPayout(
      batches,
      { settled: decimal(settled), difference: limit === undefined ? undefined : { accountId: 9, limit } },
      journal,
    );
  const figures = (plan: ReturnType<typeof settle>) => ({
    open: plan.open.toFixed(2),
    difference: plan.difference.toFixed(2),
    off: plan.off.toFixed(2),
  });

  it('settles incoming batches less outgoing ones', () => {
    expect(figures(settle('80'))).toEqual({ open: '80.00', difference: '0.00', off: '0.00' });
  });

  it('leaves open what is missing, and writes it off up to the limit that is named', () => {
    expect(figures(settle('79.50'))).toEqual({ open: '80.00', difference: '0.50', off: '0.00' });
    expect(figures(settle('79.50', '0.50'))).toEqual({ open: '80.00', difference: '0.50', off: '0.50' });
    expect(figures(settle('79.50', '0.49'))).toEqual({ open: '80.00', difference: '0.50', off: '0.00' });
  });

  it('above the batches is refused, but for a difference within the limit', () => {
    expect(() => settle('80.01')).toThrow(expect.objectContaining({ code: 'PAYOUT_EXCEEDS_BATCH' }));
    expect(figures(settle('80.01', '0.01'))).toMatchObject({ difference: '-0.01', off: '-0.01' });
  });

  it('goes the way of the batches: money to Amazon is a payout below zero', () => {
    const outgoing = [deposited('-20')];
    expect(figures(settle('-20', undefined, outgoing))).toMatchObject({ open: '-20.00', difference: '0.00' });
    expect(() => settle('20', undefined, outgoing)).toThrow(
      expect.objectContaining({ code: 'PAYOUT_EXCEEDS_BATCH' }),
    );
    expect(() => settle('-5')).toThrow(expect.objectContaining({ code: 'PAYOUT_EXCEEDS_BATCH' }));
  });

  it('of batches that are not validated, undone, or settled, is refused', () => {
    const open = { ...deposited('5'), deposit: undefined };
    const undone = { ...deposited('5'), deposit: { lineId: 2, isUndone: true, held: [] } };
    expect(() => settle('5', undefined, [undone])).toThrow(
      expect.objectContaining({ code: 'BATCH_DIFFERS' }),
    );
    expect(() => settle('5', undefined, [open])).toThrow(expect.objectContaining({ code: 'BATCH_DIFFERS' }));
    expect(() => settle('5', undefined, [deposited('0')])).toThrow(
      expect.objectContaining({ code: 'BATCH_DIFFERS' }),
    );
  });
});

describe('a journal', () => {
  const methods = (change: object) => ({
    ...journal,
    methods: { ...journal.methods, inbound: journal.methods.inbound.map((one) => ({ ...one, ...change })) },
  });

  it('serves with outstanding accounts', () => {
    expect(journalComplaints(journal, ['inbound', 'outbound'])).toEqual([]);
  });

  it.each([
    ['no outstanding account', methods({ outstandingAccountId: undefined }), 'no outstanding account'],
    ['its own account as outstanding one', methods({ outstandingAccountId: 51 }), "journal's own account"],
    ['an outstanding account without reconciliation', methods({ isReconcilable: false }), 'reconciliation'],
    ['no account', { ...journal, account: undefined }, 'no account of its own'],
    ['another type', { ...journal, type: 'sale' }, 'type sale'],
  ])('with %s does not', (_what, bad, words) => {
    expect(journalComplaints(bad, ['inbound']).join(' ')).toContain(words);
    // What is wrong with incoming payments alone is nothing to outgoing ones.
    expect(journalComplaints(bad, ['outbound']).length).toBeLessThanOrEqual(1);
  });
});

describe('codes of new accounts and journals', () => {
  it('are the next free ones, as long as those of the chart', () => {
    expect(freeCodes(['101401', '101402', '101404'], '101401', 3)).toEqual(['101403', '101405', '101406']);
    expect(freeCodes([], 'A-1', 1)).toEqual(['101901']);
    expect(freeCodes([], '0099', 2)).toEqual(['0100', '0101']);
  });

  it('of journals say the currency where AMZ is taken', () => {
    expect(freeJournalCode([], 'EUR')).toBe('AMZ');
    expect(freeJournalCode(['AMZ'], 'EUR')).toBe('AMEUR');
    expect(freeJournalCode(['AMZ', 'AMEUR'], 'EUR')).toBe('AMZ1');
  });
});
