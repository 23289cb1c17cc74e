import { z } from 'zod';
import {
  fields,
  searchRecords,
  upsert,
  type CallScope,
  type Domain,
  type LoadRecord,
  type OdooPort,
} from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { decimal, roundTo, zero, type Decimal } from '../../support/money.ts';
import type { AppliedOrder } from '../apply.ts';
import type { LineDraft, SaleOrderDraft } from '../draft.ts';
import type { CurrencyFacts, RunFacts, TaxFacts } from '../facts.ts';
import { wholeOrderLineKey } from '../keys.ts';
import { taxFacts } from '../product-records.ts';
import { priceValues } from '../records.ts';
import { quiet } from '../writing.ts';
import { priceLine } from './line-price.ts';
import { missingTax, taxStillDiffers, wantedTax } from './tax-policy.ts';

type MadeOrder = Extract<AppliedOrder, { readonly error?: never }>;

const isMade = (order: AppliedOrder): order is MadeOrder => order.error === undefined;

/**
 * Reads back what Odoo computed and makes good what differs from Amazon's total, and from its tax where that counts.
 *
 * One call when all agree, as they do with a product's own taxes. Where a fiscal position put other taxes on a line, the
 * line is priced again for those; a rest of at most a cent for each unit goes on a line named *Rounding*. What still
 * differs fails with `TOTAL_DIFFERS` or `TAX_DIFFERS`: the sale order stays, for a person to look at.
 */
export async function settleTotals(
  odoo: OdooPort,
  applied: readonly AppliedOrder[],
  run: RunFacts,
  scope: CallScope,
): Promise<readonly AppliedOrder[]> {
  const made = applied.filter(isMade);
  const wrong = await differing(odoo, made, run, scope);
  if (wrong.size === 0) return applied;

  const repriced = made.filter((order) => wrong.has(order.saleOrderId));
  await priceAgain(odoo, repriced, run, scope);
  const stillWrong = await differing(odoo, repriced, run, scope);
  const rounded = repriced.filter(({ draft, saleOrderId }) => {
    const rest = stillWrong.get(saleOrderId)?.total ?? zero;
    return !rest.eq(0) && rest.abs().lte(mostRounding(draft));
  });
  await addRoundings(odoo, rounded, stillWrong, run, scope);
  const failed = await differing(
    odoo,
    repriced.filter(({ saleOrderId }) => stillWrong.has(saleOrderId)),
    run,
    scope,
  );

  return applied.map((order) => {
    const missing = isMade(order) ? failed.get(order.saleOrderId) : undefined;
    if (!isMade(order) || !missing) return order;
    const error = missing.total.eq(0)
      ? taxStillDiffers(order.draft, order.saleOrderId, missing.tax)
      : totalDiffers(order, missing.total);
    return { ...order, error };
  });
}

// Where prices keep two decimals, each unit can be off by half a cent before tax.
const mostRounding = ({ lines }: SaleOrderDraft): Decimal =>
  decimal('0.01').times(lines.reduce((units, line) => units + line.quantity, 0));

const totalSchema = z.object({ amount_total: fields.float, amount_tax: fields.float });

interface Missing {
  readonly total: Decimal;
  readonly tax: Decimal;
}

/** What is missing to Amazon's total and to its tax, for those sale orders that are off; no call for no orders. */
async function differing(
  odoo: OdooPort,
  orders: readonly MadeOrder[],
  run: RunFacts,
  scope: CallScope,
): Promise<ReadonlyMap<number, Missing>> {
  const { currencies } = run;
  if (orders.length === 0) return new Map();
  const records = await searchRecords(odoo, 'sale.order', totalSchema, {
    domain: [['id', 'in', orders.map((order) => order.saleOrderId)]],
    ...scope,
  });
  const totals = new Map(records.map((record) => [record.id, record]));
  return new Map(
    orders.flatMap(({ draft, saleOrderId }): [number, Missing][] => {
      const digits = currencies.get(draft.currency)?.digits ?? 2;
      const { amount_total = 0, amount_tax = 0 } = totals.get(saleOrderId) ?? {};
      const total = decimal(draft.total).minus(roundTo(decimal(amount_total), digits));
      const tax = missingTax(draft, roundTo(decimal(amount_tax), digits), run);
      return total.eq(0) && tax.eq(0) ? [] : [[saleOrderId, { total, tax }]];
    }),
  );
}

/** Prices every line again for the taxes that it really has: one read, one write for all orders. */
async function priceAgain(
  odoo: OdooPort,
  orders: readonly MadeOrder[],
  run: RunFacts,
  scope: CallScope,
): Promise<void> {
  const { dialect, currencies } = run;
  const ids = orders.map((order) => order.saleOrderId);
  const actual = await readLineTaxes(odoo, ids, dialect.lineTaxes, scope);
  const corrections = orders.flatMap(({ draft, saleOrderId }) => {
    const currency = currencies.get(draft.currency);
    if (!currency) return [];
    return draft.lines.flatMap((line): LoadRecord[] => {
      const taxes = actual.get(lineName(saleOrderId, line.orderItemId, line.component));
      if (!taxes) return [];
      const again = repriced(line, taxes, currency, run);
      return [{ key: line.key, values: priceValues(again, currency.id, dialect) }];
    });
  });
  await upsert(odoo, 'sale.order.line', corrections, scope);
}

const taxShape = { amount: fields.float, amount_type: fields.selection, price_include: fields.boolean };
const lineShape = {
  order_id: fields.many2one,
  x_amazon_item_ref: fields.char,
  x_amazon_component: fields.char,
};
const lineSchemas = {
  tax_ids: z.object({ ...lineShape, tax_ids: fields.links(taxShape) }),
  tax_id: z.object({ ...lineShape, tax_id: fields.links(taxShape) }),
};

/** The taxes that the lines of these sale orders have, by {@link lineName}. */
async function readLineTaxes(
  odoo: OdooPort,
  saleOrderIds: readonly number[],
  taxesField: keyof typeof lineSchemas,
  scope: CallScope,
): Promise<ReadonlyMap<string, readonly TaxFacts[]>> {
  const domain: Domain = [
    ['order_id', 'in', saleOrderIds],
    ['x_amazon_component', '!=', false],
  ];
  const records =
    taxesField === 'tax_ids'
      ? (await searchRecords(odoo, 'sale.order.line', lineSchemas.tax_ids, { domain, ...scope })).map(
          (row) => ({ row, taxes: row.tax_ids }),
        )
      : (await searchRecords(odoo, 'sale.order.line', lineSchemas.tax_id, { domain, ...scope })).map(
          (row) => ({ row, taxes: row.tax_id }),
        );
  return new Map(
    records.map(({ row, taxes }) => [
      lineName(row.order_id, row.x_amazon_item_ref, row.x_amazon_component),
      taxes.map(taxFacts),
    ]),
  );
}

const lineName = (saleOrderId = 0, orderItemId = '', component = ''): string =>
  `${saleOrderId} ${orderItemId} ${component}`;

function repriced(line: LineDraft, taxes: readonly TaxFacts[], currency: CurrencyFacts, run: RunFacts) {
  const { quantity, gross } = line;
  const { dialect } = run;
  const amazonTax = wantedTax(line, run);
  return {
    quantity,
    price: priceLine({ gross: decimal(gross), quantity, taxes, amazonTax, currency, dialect }),
  };
}

async function addRoundings(
  odoo: OdooPort,
  orders: readonly MadeOrder[],
  rests: ReadonlyMap<number, Missing>,
  { products }: RunFacts,
  scope: CallScope,
): Promise<void> {
  const records = orders.map(({ draft, saleOrderId }): LoadRecord => {
    const planned = draft.lines.find((line) => line.component === 'rounding');
    const amount = decimal(planned?.gross ?? 0).plus(rests.get(saleOrderId)?.total ?? 0);
    return {
      key: wholeOrderLineKey(draft.orderId, 'rounding'),
      values: {
        order_id: { dbId: saleOrderId },
        product_id: { dbId: products.rounding.id },
        name: 'Rounding',
        product_uom_qty: 1,
        price_unit: amount.toFixed(),
        x_amazon_component: 'rounding',
      },
    };
  });
  await upsert(odoo, 'sale.order.line', records, {
    context: quiet,
    ...scope,
  });
}

function totalDiffers({ draft, saleOrderId }: MadeOrder, rest: Decimal): ConnectorError {
  return new ConnectorError(
    'TOTAL_DIFFERS',
    `Sale order ${saleOrderId} of Amazon order ${draft.orderId} is off Amazon's total ${draft.total} ${draft.currency} by ${rest.toFixed()}: look at the taxes of its products and correct it in Odoo.`,
    { context: { orderId: draft.orderId, saleOrderId } },
  );
}
