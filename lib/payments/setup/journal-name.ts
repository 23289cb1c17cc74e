import type { RegistrationPayments } from './read-setting.ts';

/** The name of a new journal. */
export const journalName = (
  { companyCurrency }: RegistrationPayments,
  currency: string,
  name: string | undefined,
): string =>
  name?.trim() ?? (currency === companyCurrency ? 'Amazon Payments' : `Amazon Payments ${currency}`);
