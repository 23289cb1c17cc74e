import type { Registration, TaxRule } from '../../registrations/index.ts';

/** What the registration says of the taxes of a marketplace. */
export const taxRuleOf = (registration: Registration, marketplaceId: string): TaxRule | undefined =>
  registration.taxRules.find((rule) => rule.marketplaceId === marketplaceId);
