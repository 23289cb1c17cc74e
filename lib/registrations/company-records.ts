import type { CompanyLine } from './companies.ts';

/** A company that the user may enter. */
export interface CompanyFacts extends CompanyLine {
  readonly id: number;
  readonly name: string;
  /** ISO code. */
  readonly currency: string;
}

/** A record that belongs to one company, or (`companyId` undefined) to all. */
export interface CompanyRecord {
  readonly id: number;
  readonly name: string;
  readonly companyId: number | undefined;
}
