import type { PaymentJournalFacts } from '../../lib/payments/journal.ts';

const method = {
  id: 7,
  methodId: 1,
  name: 'Manual Payment',
  code: 'manual',
  outstandingAccountId: 52,
  isReconcilable: true,
};

/** A journal that serves for payments of Amazon. */
export const journal: PaymentJournalFacts = {
  id: 8,
  name: 'Amazon Payments',
  type: 'bank',
  isArchived: false,
  companyId: 1,
  currency: { id: 1, code: 'EUR', digits: 2 },
  account: { id: 51, name: 'Amazon Payments', isReconcilable: true },
  methods: { inbound: [method], outbound: [{ ...method, id: 9, outstandingAccountId: 53 }] },
  actions: { register: 1, batch: 2, deposit: 3, payout: 4 },
};
