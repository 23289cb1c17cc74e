import type { Marketplace } from '../amazon/index.ts';
import { checkCompany } from './check-company.ts';
import type { CompanyFacts } from './company-records.ts';
import type { RegistrationFacts } from './read.ts';
import type { RegistrationInput, TaxMapping } from './registration.ts';

/** A tax rule that has passed every check. */
export interface TaxRuleDraft extends TaxChoice {
  /** Id of the marketplace record in Odoo. */
  readonly marketplaceRecordId: number;
}

interface TaxChoice {
  readonly fiscalPositionId: number | undefined;
  readonly taxId: number | undefined;
}

/** The rules that `taxes` asks for; undefined when it was not given. */
export function planTaxRules(
  { taxes }: RegistrationInput,
  marketplaces: readonly Marketplace[],
  facts: RegistrationFacts,
  complaints: string[],
): readonly TaxRuleDraft[] | undefined {
  if (taxes === undefined) return undefined;
  const taken = new Set<string>();
  return Object.entries(taxes).flatMap(([code, { fiscalPositionId, taxId }]: [string, TaxMapping]) => {
    const marketplace = marketplaces.find(
      ({ id, countryCode }) => id === code || countryCode === code.toUpperCase(),
    );
    if (!marketplace) {
      complaints.push(`taxes names "${code}", which is no marketplace of this registration.`);
      return [];
    }
    if (taken.has(marketplace.id)) complaints.push(`taxes names ${marketplace.name} twice.`);
    taken.add(marketplace.id);
    if (fiscalPositionId === undefined && taxId === undefined)
      complaints.push(`taxes of ${code} give neither fiscalPositionId nor taxId.`);
    // A marketplace that Odoo lacks is complained of already.
    const marketplaceRecordId = facts.marketplaceIds.get(marketplace.id);
    return marketplaceRecordId === undefined ? [] : [{ marketplaceRecordId, fiscalPositionId, taxId }];
  });
}

/** What is wrong with the fiscal positions and taxes of these rules for this company. */
export function checkTaxRules(
  rules: readonly TaxChoice[],
  company: CompanyFacts,
  facts: RegistrationFacts,
): readonly string[] {
  return rules.flatMap(({ fiscalPositionId, taxId }) =>
    checkCompany(company, [
      { label: 'Fiscal position', id: fiscalPositionId, records: facts.fiscalPositions, ofParents: true },
      { label: 'Sales tax', id: taxId, records: facts.salesTaxes, ofParents: true },
    ]),
  );
}
