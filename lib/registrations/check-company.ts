import { isUsableIn } from './companies.ts';
import type { CompanyFacts, CompanyRecord } from './company-records.ts';

/** What a registration names, and the records among which it has to be. */
export interface NamedRecord {
  /** As a complaint calls it, such as `Fiscal position`. */
  readonly label: string;
  /** Undefined: none is named. */
  readonly id: number | undefined;
  readonly records: readonly CompanyRecord[];
  /** What else it may be that is not among the records. Default: it is missing. */
  readonly otherwise?: string;
  /** Whether Odoo takes one of a parent company too. */
  readonly ofParents: boolean;
}

/** What is wrong with named records for this company: they are missing, or of another company. */
export function checkCompany(company: CompanyFacts, named: readonly NamedRecord[]): readonly string[] {
  return named.flatMap(({ label, id, records, ofParents, otherwise = 'does not exist' }) => {
    if (id === undefined) return [];
    const record = records.find((candidate) => candidate.id === id);
    if (!record) return [`${label} ${id} ${otherwise}, or the user may not see it.`];
    const usable = isUsableIn(ofParents ? company : { companyIds: [company.id] }, record.companyId);
    return usable
      ? []
      : [`${label} ${id} ("${record.name}") belongs to another company than ${company.name}.`];
  });
}
