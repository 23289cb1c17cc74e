import type { AmazonOrder } from '../amazon/index.ts';
import { ConnectorError } from '../support/errors.ts';
import { unique } from '../support/unique.ts';
import { planCustomer } from './customers/plan.ts';
import { buyerTax } from './customers/tax-registrations.ts';
import { amountText, type Channel, type NoteDraft, type SaleOrderDraft } from './draft.ts';
import type { CurrencyFacts, PageFacts, SessionFacts } from './facts.ts';
import { wholeOrderLineKey } from './keys.ts';
import { originalsOf } from './link-replacements.ts';
import { marketplaceOf } from './marketplace-of.ts';
import { stepOf } from './precision.ts';
import { checkSteps, orderAmounts, type OrderAmounts } from './totals/amounts.ts';
import { planLines } from './totals/lines.ts';
import { checkTaxPolicy, taxDifference } from './totals/tax-policy.ts';
import { taxRuleOf } from './totals/tax-rules.ts';

/**
 * The sale order that an Amazon order becomes: plain data, nothing written.
 *
 * @throws `AMOUNTS_MISSING`, `AMOUNTS_INCONSISTENT`, `CURRENCY_UNAVAILABLE`, `PRODUCT_UNAVAILABLE` or `TAX_DIFFERS`, each about this
 * order alone.
 */
export function mapOrder(
  order: AmazonOrder,
  channel: Channel,
  facts: SessionFacts,
  page: PageFacts,
): SaleOrderDraft {
  const amounts = orderAmounts(order);
  const marketplace = marketplaceOf(order, facts.registration);
  const { code, currency } = currencyOf(order, amounts, marketplace.currency, facts);
  checkSteps(order, amounts, stepOf(currency));
  const { lines, offers, warnings } = planLines(amounts, {
    order,
    channel,
    marketplaceId: marketplace.id,
    currency,
    facts,
    page,
  });
  const giftMessages = order.orderItems.flatMap((item) => item.giftMessage ?? []);
  const draft: SaleOrderDraft = {
    orderId: order.orderId,
    channel,
    status: order.fulfillment?.fulfillmentStatus ?? '',
    marketplaceId: marketplace.id,
    customer: planCustomer(order, marketplace.id, marketplace.name, page),
    orderedAt: order.createdTime,
    lastUpdatedAt: order.lastUpdatedTime,
    shipBy: order.fulfillment?.shipByWindow?.latestDateTime,
    deliverBy: order.fulfillment?.deliverByWindow?.latestDateTime,
    currency: code,
    currencyId: currency.id,
    pricelistId: currency.pricelistId,
    fiscalPositionId:
      taxRuleOf(facts.registration, marketplace.id)?.fiscalPositionId ?? facts.registration.fiscalPositionId,
    total: amountText(amounts.total, currency.digits),
    taxDifference: taxDifference(lines, currency.digits),
    programs: order.programs,
    purchaseOrder: order.buyer?.buyerPurchaseOrderNumber,
    taxSchemes: unique(order.orderItems.flatMap((item) => item.taxReportingSchemes)),
    iossNumbers: unique(order.orderItems.flatMap((item) => item.iossNumber ?? [])),
    vatNumber: buyerTax(order)?.number,
    giftMessage: giftMessages.length === 0 ? undefined : giftMessages.join('\n'),
    origin: originOf(order, page),
    lines,
    notes: giftMessages.map((text, index): NoteDraft => ({
      key: wholeOrderLineKey(order.orderId, `gift_${index + 1}`),
      text,
    })),
    offers,
    warnings,
  };
  checkTaxPolicy(draft, facts);
  return draft;
}

function currencyOf(
  order: AmazonOrder,
  amounts: OrderAmounts,
  marketplaceCurrency: string,
  facts: SessionFacts,
): { readonly code: string; readonly currency: CurrencyFacts } {
  // An order without any amount names no currency.
  const code = amounts.currency ?? marketplaceCurrency;
  const currency = facts.currencies.get(code);
  if (currency) return { code, currency };
  throw new ConnectorError(
    'CURRENCY_UNAVAILABLE',
    `Order ${order.orderId} is in ${code}, for which the company has no active currency and pricelist: activate the currency in Odoo and make a pricelist in it.`,
    { context: { orderId: order.orderId, currency: code } },
  );
}

function originOf(order: AmazonOrder, page: PageFacts): SaleOrderDraft['origin'] {
  const originals = originalsOf(order);
  const orderId = originals.find((id) => page.knownOrders.has(id)) ?? originals[0];
  return orderId === undefined ? undefined : { orderId, saleOrderId: page.knownOrders.get(orderId)?.id };
}
