import { z } from 'zod';
import { fields, searchRecords, upsert, type LoadRecord, type OdooPort } from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';
import { decimal, roundTo, type Decimal } from '../support/money.ts';
import type { AppliedOrder } from './apply.ts';
import type { LineDraft } from './draft.ts';
import type { CurrencyFacts, RunFacts } from './facts.ts';
import { wholeOrderLineKey } from './keys.ts';
import { priceLine } from './line-price.ts';
import { taxFacts } from './product-records.ts';
import { priceValues } from './records.ts';

interface TotalsOptions {
  readonly signal?: AbortSignal | undefined;
}

type MadeOrder = Extract<AppliedOrder, { readonly saleOrderId: number }>;

/**
 * Reads back what Odoo computed and makes good what differs from Amazon's total.
 *
 * One call when all agree, as they do with a product's own taxes. Where a fiscal position put other taxes on a line, the
 * line is priced again for those; a rest of at most a cent for each line goes on a line named *Rounding*. What still
 * differs fails with `TOTAL_DIFFERS`: the sale order stays, for a person to look at.
 */
export async function settleTotals(
  odoo: OdooPort,
  applied: readonly AppliedOrder[],
  run: RunFacts,
  options: TotalsOptions,
): Promise<readonly AppliedOrder[]> {
  const made = applied.filter((order) => order.error === undefined);
  const wrong = await differing(odoo, made, run, options);
  if (wrong.size === 0) return applied;

  const repriced = made.filter((order) => wrong.has(order.saleOrderId));
  await priceAgain(odoo, repriced, run, options);
  const stillWrong = await differing(odoo, repriced, run, options);
  const rounded = repriced.filter(({ draft, saleOrderId }) => {
    const rest = stillWrong.get(saleOrderId);
    return rest?.abs().lte(decimal('0.01').times(draft.lines.length));
  });
  await addRoundings(odoo, rounded, stillWrong, run, options);
  const failed = await differing(odoo, repriced.filter(({ saleOrderId }) => stillWrong.has(saleOrderId)), run, options);

  return applied.map((order) => {
    const rest = order.error ? undefined : failed.get(order.saleOrderId);
    return rest ? { ...order, error: totalDiffers(order, rest) } : order;
  });
}

const totalSchema = z.object({ amount_total: fields.float });

/** What is missing to Amazon's total, for those sale orders that are off it; no call for no orders. */
async function differing(
  odoo: OdooPort,
  orders: readonly MadeOrder[],
  { registration, currencies }: RunFacts,
  options: TotalsOptions,
): Promise<ReadonlyMap<number, Decimal>> {
  if (orders.length === 0) return new Map();
  const records = await searchRecords(odoo, 'sale.order', totalSchema, {
    domain: [['id', 'in', orders.map((order) => order.saleOrderId)]],
    companyId: registration.companyId,
    ...options,
  });
  const totals = new Map(records.map((record) => [record.id, record.amount_total]));
  return new Map(
    orders.flatMap(({ draft, saleOrderId }): [number, Decimal][] => {
      const digits = currencies.get(draft.currency)?.digits ?? 2;
      const rest = decimal(draft.total).minus(roundTo(decimal(totals.get(saleOrderId) ?? 0), digits));
      return rest.eq(0) ? [] : [[saleOrderId, rest]];
    }),
  );
}

const taxShape = { amount: fields.float, amount_type: fields.selection, price_include: fields.boolean };

/** Prices every line again for the taxes that it really has: one read, one write for all orders. */
async function priceAgain(odoo: OdooPort, orders: readonly MadeOrder[], run: RunFacts, options: TotalsOptions): Promise<void> {
  const { registration, dialect, currencies } = run;
  const call = { companyId: registration.companyId, ...options };
  const taxes = dialect.lineTaxes;
  const schema = z.object({
    order_id: fields.many2one,
    x_amazon_item_ref: fields.char,
    x_amazon_component: fields.char,
    [taxes]: fields.links(taxShape),
  });
  const records = await searchRecords(odoo, 'sale.order.line', schema, {
    domain: [
      ['order_id', 'in', orders.map((order) => order.saleOrderId)],
      ['x_amazon_component', '!=', false],
    ],
    ...call,
  });
  const corrections = orders.flatMap(({ draft, saleOrderId }) => {
    const currency = currencies.get(draft.currency);
    if (!currency) return [];
    return draft.lines.flatMap((line): LoadRecord[] => {
      const record = records.find(
        (row) => row.order_id === saleOrderId && row.x_amazon_item_ref === line.orderItemId && row.x_amazon_component === line.component,
      );
      const actual = z.array(z.object(taxShape).extend({ id: z.number() })).parse(record?.[taxes] ?? []);
      return [{ key: line.key, values: priceValues(repriced(line, actual.map(taxFacts), currency, dialect.exactLineTotals), currency.id, dialect) }];
    });
  });
  await upsert(odoo, 'sale.order.line', corrections, call);
}

function repriced(line: LineDraft, taxes: Parameters<typeof priceLine>[0]['taxes'], currency: CurrencyFacts, exactTotals: boolean) {
  const { quantity, gross } = line;
  return { quantity, price: priceLine({ gross: decimal(gross), quantity, taxes, currency, exactTotals }) };
}

async function addRoundings(
  odoo: OdooPort,
  orders: readonly MadeOrder[],
  rests: ReadonlyMap<number, Decimal>,
  { registration, products }: RunFacts,
  options: TotalsOptions,
): Promise<void> {
  const records = orders.map(({ draft, saleOrderId }): LoadRecord => {
    const planned = draft.lines.find((line) => line.component === 'rounding');
    const amount = decimal(planned?.gross ?? 0).plus(rests.get(saleOrderId) ?? 0);
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
  const context = { tracking_disable: true, sale_no_log_for_new_lines: true };
  await upsert(odoo, 'sale.order.line', records, { context, companyId: registration.companyId, ...options });
}

function totalDiffers({ draft, saleOrderId }: MadeOrder, rest: Decimal): ConnectorError {
  return new ConnectorError(
    'TOTAL_DIFFERS',
    `Sale order ${saleOrderId} of Amazon order ${draft.orderId} is off Amazon's total ${draft.total} ${draft.currency} by ${rest.toFixed()}: look at the taxes of its products and correct it in Odoo.`,
    { context: { orderId: draft.orderId, saleOrderId } },
  );
}
