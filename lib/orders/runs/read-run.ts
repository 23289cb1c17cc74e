import { z } from 'zod';
import { installSteps, schemaMarker } from '../../install/index.ts';
import { fields, readDialect, searchRecords, type OdooPort } from '../../odoo/index.ts';
import { openProblem, openProblemShape, type OpenProblem } from '../../problems/index.ts';
import { readForRun, runShape, toRegistration, type Registration } from '../../registrations/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import {
  cancelledOrder,
  cancelledOrderShape,
  type CancelledOrder,
} from '../cancelled-in-odoo/cancelled-order.ts';
import type { CurrencyFacts, DefaultProducts, RunFacts } from '../facts.ts';
import { productFacts, productShape } from '../product-records.ts';

/** What a run needs to know before it asks Amazon for anything. */
export interface RunStart {
  readonly facts: RunFacts;
  readonly problems: readonly OpenProblem[];
  /** Sale orders that were cancelled in Odoo while Amazon waits for them. */
  readonly cancelledInOdoo: readonly CancelledOrder[];
  /** What the last run left when it was cut off, as it stands in Odoo; see checkpoint.ts. */
  readonly checkpoint: string | undefined;
  /** Whether another version of this package has installed its fields. */
  readonly outdated: boolean;
}

interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

const product = fields.link(productShape);
const runSchema = z.object({
  ...runShape,
  x_company_id: fields.link({
    currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
  }),
  x_sales_product_id: product,
  x_shipping_product_id: product,
  x_gift_wrap_product_id: product,
  x_cod_fee_product_id: product,
  x_discount_product_id: product,
  x_other_product_id: product,
  x_rounding_product_id: product,
  x_facilitator_tax_product_id: product,
  x_problem_ids: fields.links(openProblemShape),
  x_cancelled_order_ids: fields.links(cancelledOrderShape),
  x_order_checkpoint: fields.text,
});
type RunRecord = z.infer<typeof runSchema> & { readonly id: number };

/**
 * Reads the registration with everything that hangs on it, what this Odoo calls things, and the currencies: three calls.
 *
 * @throws `NOT_INSTALLED`, `RIGHTS_MISSING` (naming each right, before the first write), `REGISTRATION_UNKNOWN`,
 * `REGISTRATION_INVALID`.
 */
export async function readRun(
  odoo: OdooPort,
  registrationId: number,
  companyId: number,
  options: ReadOptions,
): Promise<RunStart> {
  const dialect = await readDialect(odoo, options);
  const record = await readForRun(odoo, { id: registrationId, companyId }, runSchema, {
    marker: dialect.installMarker,
    ...options,
  });
  const registration = toRegistration(record);
  const currencies = await readCurrencies(odoo, registration, record, options);
  return {
    facts: { registration, dialect, currencies, products: defaultProducts(record, registration) },
    problems: record.x_problem_ids.map(openProblem),
    cancelledInOdoo: record.x_cancelled_order_ids.map(cancelledOrder),
    checkpoint: record.x_order_checkpoint,
    outdated: dialect.installMarker !== schemaMarker(installSteps([])),
  };
}

const pricelistSchema = z.object({
  company_id: fields.many2one,
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
});

async function readCurrencies(
  odoo: OdooPort,
  registration: Registration,
  record: RunRecord,
  options: ReadOptions,
): Promise<ReadonlyMap<string, CurrencyFacts>> {
  const { companyId, companyCurrency } = registration;
  const own: CurrencyFacts = {
    id: companyCurrency.id,
    digits: record.x_company_id?.currency_id?.decimal_places ?? 2,
    pricelistId: undefined,
  };
  const pricelists = await searchRecords(odoo, 'product.pricelist', pricelistSchema, {
    domain: [
      ['currency_id.active', '=', true],
      ['company_id', 'in', [companyId, false]],
    ],
    // A company's own pricelist comes before a shared one, then the first in Odoo's order.
    order: 'company_id, sequence, id',
    companyId,
    ...options,
  });
  const found = pricelists
    .toReversed()
    .flatMap(({ id, currency_id: currency }): [string, CurrencyFacts][] =>
      currency?.name === undefined
        ? []
        : [[currency.name, { id: currency.id, digits: currency.decimal_places, pricelistId: id }]],
    );
  return new Map([...found, [companyCurrency.code, own]]);
}

function defaultProducts(record: RunRecord, registration: Registration): DefaultProducts {
  const facts = (name: string, value: z.infer<typeof product>) => {
    if (value?.active) return productFacts(value, registration.companyId);
    throw new ConnectorError(
      'REGISTRATION_INVALID',
      `Registration ${registration.id} has no active ${name}: open it in Odoo and choose one.`,
      { context: { registrationId: registration.id } },
    );
  };
  return {
    sales: facts('product for unknown SKUs', record.x_sales_product_id),
    shipping: facts('product for shipping', record.x_shipping_product_id),
    giftWrap: facts('product for gift wrap', record.x_gift_wrap_product_id),
    codFee: facts('product for cash on delivery', record.x_cod_fee_product_id),
    discount: facts('product for discounts', record.x_discount_product_id),
    other: facts('product for other proceeds', record.x_other_product_id),
    rounding: facts('product for roundings', record.x_rounding_product_id),
    facilitatorTax: facts('product for tax that Amazon collects', record.x_facilitator_tax_product_id),
  };
}
