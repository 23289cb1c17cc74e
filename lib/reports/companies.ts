import { z } from 'zod';
import { fields, searchRecords, type OdooPort } from '../odoo/index.ts';
import { roundTo, zero, type Decimal } from '../support/money.ts';

/** A company that the user may enter, and what its amounts are stated in. */
export interface ReportCompany {
  readonly id: number;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Decimals of the currency. */
  readonly decimals: number;
  /** The company as a partner: goods that it owns itself are its own. */
  readonly partnerId: number | undefined;
}

const companySchema = z.object({
  name: fields.char,
  partner_id: fields.many2one,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
});

/** Reads all companies that the user may enter, by id. One call. */
export async function readCompanies(
  odoo: OdooPort,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, ReportCompany>> {
  const companies = await searchRecords(odoo, 'res.company', companySchema, { order: 'id', signal });
  return new Map(
    companies.map(({ id, name, partner_id, currency_id }) => [
      id,
      {
        id,
        name: name ?? '',
        currency: currency_id?.name ?? '',
        decimals: currency_id?.decimal_places ?? 2,
        partnerId: partner_id,
      },
    ]),
  );
}

/** Writes an amount with the decimals of the company's currency, such as `'12.30'`. */
export function amountIn({ decimals }: Pick<ReportCompany, 'decimals'>, amount: Decimal): string {
  const rounded = roundTo(amount, decimals);
  // A small negative amount would be written as -0.00.
  return (rounded.eq(0) ? zero : rounded).toFixed(decimals);
}
