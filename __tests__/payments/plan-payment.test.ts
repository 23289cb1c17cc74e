import { describe, expect, it } from '@jest/globals';
import { planPayment } from '../../lib/payments/register/plan.ts';
import type { PayableFacts } from '../../lib/payments/register/facts.ts';
import type { PaymentFacts } from '../../lib/payments/register/payment-facts.ts';
import { decimal } from '../../lib/support/money.ts';
import { journal } from './journal-facts.ts';

const invoice: PayableFacts = {
  id: 3,
  name: 'INV/3',
  orderId: '902-1845936-5435065',
  isPosted: true,
  kind: { direction: 'inbound', partnerType: 'customer' },
  currency: 'EUR',
  partnerId: 4,
  residual: decimal('10.00'),
  payments: [],
};
const pending: PaymentFacts = {
  id: 6,
  journalId: 8,
  direction: 'inbound',
  currency: 'EUR',
  amount: decimal('10.00'),
  memo: 'INV/3',
  isReconciled: false,
};

const plan = (facts: Partial<PayableFacts>, part?: { readonly amount: string; readonly ref: string }) =>
  planPayment(
    { invoiceId: 3, ...(part && { part: { invoiceId: 3, ...part } }) },
    { ...invoice, ...facts },
    journal,
  );

describe('a payment', () => {
  it('is of what is open', () => {
    expect(plan({})).toMatchObject({ do: 'pay', amount: decimal('10'), left: decimal('0'), memo: 'INV/3' });
  });

  it('is not made where nothing is open, whatever the state is called', () => {
    expect(plan({ residual: decimal('0') })).toMatchObject({ do: 'nothing' });
  });

  it('of a part leaves the rest', () => {
    expect(plan({}, { amount: '4.00', ref: 'S1' })).toMatchObject({
      do: 'pay',
      amount: decimal('4'),
      left: decimal('6'),
      memo: 'S1',
    });
  });

  it('of a part is made once for its ref', () => {
    const paid = { ...pending, amount: decimal('4.00'), memo: 'S1', isReconciled: true };
    const half = { residual: decimal('6.00'), payments: [paid] };
    expect(plan(half, { amount: '4.00', ref: 'S1' })).toMatchObject({ do: 'nothing' });
    expect(plan(half, { amount: '4.00', ref: 'S2' })).toMatchObject({ do: 'pay', left: decimal('2') });
  });

  it.each([
    ['unknown', 'INVOICE_UNKNOWN', { kind: undefined }, undefined],
    ['a draft', 'INVOICE_NOT_POSTED', { isPosted: false }, undefined],
    ['in another currency', 'CURRENCY_DIFFERS', { currency: 'GBP' }, undefined],
    ['less than the part', 'PAYMENT_EXCEEDS_RESIDUAL', {}, { amount: '10.01', ref: 'S1' }],
    ['finer than its currency', 'CONFIGURATION_INVALID', {}, { amount: '1.005', ref: 'S1' }],
  ] as const)('is refused where the invoice is %s', (_why, code, facts, part) => {
    expect(plan(facts, part)).toMatchObject({ do: 'refuse', error: { code } });
  });

  it('takes one that is there and not matched', () => {
    expect(plan({ payments: [pending] })).toMatchObject({ do: 'pay', existing: { id: 6 } });
    const smaller = { ...pending, amount: decimal('3.00') };
    expect(plan({ payments: [smaller] })).toMatchObject({ do: 'pay', left: decimal('7') });
  });

  it.each([
    ['of another journal', { journalId: 5 }],
    ['in the other direction', { direction: 'outbound' }],
    ['in another currency', { currency: 'GBP' }],
    ['above what is open', { amount: decimal('10.01') }],
  ])('waits for one that is there %s', (_why, other) => {
    expect(plan({ payments: [{ ...pending, ...other }] })).toMatchObject({ do: 'wait', paymentIds: [6] });
  });

  it('waits where two are there', () => {
    expect(plan({ payments: [pending, { ...pending, id: 7 }] })).toMatchObject({
      do: 'wait',
      paymentIds: [6, 7],
    });
  });
});
