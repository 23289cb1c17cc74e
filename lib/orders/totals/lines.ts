import type { AmazonOrder, OrderItem } from '../../amazon/index.ts';
import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import { amountText, type Channel, type LineKind, type LineDraft, type OfferDraft } from '../draft.ts';
import type { CurrencyFacts, PageFacts, ProductFacts, SessionFacts } from '../facts.ts';
import { lineKey, offerKey, wholeOrderLineKey } from '../keys.ts';
import { chooseProduct, productOf } from '../products.ts';
import { unitsOf } from '../units.ts';
import type { OrderWarning } from '../order-warning.ts';
import type { OrderAmounts } from './amounts.ts';
import type { Charge } from './charges.ts';
import { isFacilitated } from './facilitator.ts';
import { priceLine } from './line-price.ts';
import { taxRuleOf } from './tax-rules.ts';

interface PlannedLines {
  readonly lines: readonly LineDraft[];
  readonly offers: readonly OfferDraft[];
  readonly warnings: readonly OrderWarning[];
}

interface Surroundings {
  readonly order: AmazonOrder;
  readonly channel: Channel;
  readonly marketplaceId: string;
  readonly currency: CurrencyFacts;
  readonly facts: SessionFacts;
  readonly page: PageFacts;
}

/** The lines of a sale order: one for each item and one for each thing charged beside it, adding up to `amounts.total`. */
export function planLines(amounts: OrderAmounts, surroundings: Surroundings): PlannedLines {
  const { order, facts } = surroundings;
  const planned = amounts.items.map(({ item, charges }) => planItem(item, charges, surroundings));
  const orderLines = amounts.orderCharges.map(({ component, gross }) =>
    draftLine({
      key: wholeOrderLineKey(order.orderId, component),
      component,
      gross,
      quantity: 1,
      name: labels[component],
      product: productOf('other', facts.products),
      surroundings,
    }),
  );
  const lines = [...planned.flatMap((item) => item.lines), ...orderLines];
  return {
    lines: [...lines, ...roundingLine(lines, surroundings)],
    offers: planned.flatMap((item) => item.offers),
    warnings: planned.flatMap((item) => item.warnings),
  };
}

const labels: Readonly<Record<LineKind, string>> = {
  item: 'Item',
  shipping: 'Shipping',
  gift_wrap: 'Gift wrap',
  cod_fee: 'Cash on delivery',
  other: 'Other proceeds',
  delivery_tip: 'Delivery tip',
  discount: 'Discount',
  shipping_discount: 'Shipping discount',
  cod_fee_discount: 'Cash on delivery discount',
  facilitator_tax: 'Tax collected by Amazon',
  rounding: 'Rounding',
};

function planItem(item: OrderItem, charges: readonly Charge[], surroundings: Surroundings): PlannedLines {
  const { order, facts, page, marketplaceId, channel } = surroundings;
  const choice = chooseProduct(item, marketplaceId, facts.registration, page.products, facts.products);
  const title = itemTitle(item);
  const units = unitsOf(item);

  const lines = charges.flatMap(({ component, gross, tax }): LineDraft[] => {
    // Of an item cancelled down to nothing only money that was still charged is left, and it is no goods.
    const sold = component === 'item' && units > 0;
    const shown = component === 'item' && !sold ? 'other' : component;
    if (!sold && gross.eq(0)) return [];
    return [
      draftLine({
        key: lineKey(order.orderId, item.orderItemId, sold ? undefined : shown),
        component: shown,
        gross,
        tax,
        quantity: sold ? units : 1,
        name: sold ? title : `${labels[shown]}: ${title}`,
        product: shown === 'item' ? choice.product : productOf(shown, facts.products),
        item,
        surroundings,
      }),
    ];
  });

  const sku = item.product.sellerSku;
  const offers =
    choice.foundByReference && sku !== undefined
      ? [
          {
            key: offerKey(facts.registration.sellerId, marketplaceId, sku),
            sku,
            asin: item.product.asin,
            marketplaceId,
            channel,
            productId: choice.product.id,
          },
        ]
      : [];
  return { lines, offers, warnings: choice.warnings };
}

function itemTitle(item: OrderItem): string {
  const { sellerSku, title, asin } = item.product;
  const name = title ?? asin ?? item.orderItemId;
  return sellerSku === undefined ? name : `[${sellerSku}] ${name}`;
}

interface Line {
  readonly key: string;
  readonly component: LineKind;
  readonly gross: Decimal;
  /** By Amazon's words. */
  readonly tax?: Decimal | undefined;
  readonly quantity: number;
  readonly name: string;
  readonly product: ProductFacts;
  readonly item?: OrderItem;
  readonly surroundings: Surroundings;
}

function draftLine({
  key,
  component,
  gross,
  tax,
  quantity,
  name,
  product,
  item,
  surroundings,
}: Line): LineDraft {
  const { order, marketplaceId, currency, facts } = surroundings;
  const mapped = taxRuleOf(facts.registration, marketplaceId)?.tax;
  const explicitTaxes = mapped !== undefined || order.orderItems.some(isFacilitated);
  const ordinary = mapped && component !== 'rounding' ? [mapped] : product.taxes;
  const taxes = isUntaxed(item, order) ? [] : ordinary;
  const price = priceLine({
    gross,
    quantity,
    taxes,
    amazonTax: facts.registration.taxPolicy === 'amazon' ? tax : undefined,
    currency,
    dialect: facts.dialect,
  });
  // A fiscal position that Odoo finds may take the product's taxes off: what is missing then shows in the total.
  const isCertain = explicitTaxes || taxes.length === 0;
  return {
    key,
    component,
    orderItemId: item?.orderItemId,
    sku: item?.product.sellerSku,
    productId: product.id,
    name,
    quantity,
    gross: amountText(gross, currency.digits),
    amazonTax: tax && amountText(tax, currency.digits),
    price: isCertain ? price : { ...price, remainder: amountText(zero, currency.digits) },
    taxIds: explicitTaxes ? taxes.map(({ id }) => id) : undefined,
    programs: component === 'item' ? (item?.programs ?? []) : [],
    serialNumbers: component === 'item' ? (item?.product.serialNumbers ?? []) : [],
    points: component === 'item' ? item?.pointsGranted?.pointsNumber : undefined,
  };
}

// Nobody but Amazon owes the tax of a facilitated item; what belongs to the whole order goes with its items.
const isUntaxed = (item: OrderItem | undefined, order: AmazonOrder): boolean =>
  item ? isFacilitated(item) : order.orderItems.length > 0 && order.orderItems.every(isFacilitated);

// Untaxed lines cannot carry their own totals, and up to Odoo 18 no line can: where prices keep two decimals, 3 for 10.00
// is 9.99. One line with a name makes it good.
function roundingLine(lines: readonly LineDraft[], surroundings: Surroundings): readonly LineDraft[] {
  const missing = sum(lines.map((line) => decimal(line.price.remainder)));
  if (missing.eq(0)) return [];
  return [
    draftLine({
      key: wholeOrderLineKey(surroundings.order.orderId, 'rounding'),
      component: 'rounding',
      gross: missing,
      quantity: 1,
      name: labels.rounding,
      product: productOf('rounding', surroundings.facts.products),
      surroundings,
    }),
  ];
}
