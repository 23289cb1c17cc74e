import { ConnectorError } from '../support/errors.ts';
import type { ProductFacts } from './facts.ts';
import type { OrderWarning } from './order-warning.ts';

/** `PRODUCT_UNAVAILABLE`: an offer names a product that orders of the registration cannot have. */
export const unavailable = (sku: string, { id, active }: ProductFacts): ConnectorError =>
  new ConnectorError(
    'PRODUCT_UNAVAILABLE',
    `The offer of SKU ${sku} names product ${id}, which is ${active ? 'of another company' : 'archived'}: unarchive it, or give the offer another product in Odoo.`,
    { context: { sku, productId: id } },
  );

/** `PRODUCT_UNAVAILABLE`: a combo is no goods of its own. */
export const isCombo = (sku: string, { id }: ProductFacts): ConnectorError =>
  new ConnectorError(
    'PRODUCT_UNAVAILABLE',
    `SKU ${sku} leads to product ${id}, which is a combo: Odoo would neither ship nor invoice it. Give the offer, or the reference, a product of its own in Odoo.`,
    { context: { sku, productId: id } },
  );

export const ambiguous = (sku: string, products: readonly ProductFacts[], result: string): OrderWarning => {
  const productIds = products.map(({ id }) => id);
  return {
    code: 'SKU_AMBIGUOUS',
    message: `Products ${productIds.join(', ')} have the internal reference of SKU ${sku}: ${result}. Correct the references in Odoo, or make an offer for the SKU.`,
    sku,
    productIds,
  };
};

export const spelledDifferently = (
  sku: string,
  { id, internalReference = '' }: ProductFacts,
): OrderWarning => ({
  code: 'SKU_SPELLED_DIFFERENTLY',
  message: `SKU ${sku} was taken for product ${id}, whose internal reference is "${internalReference}". Spell both alike, or correct the offer in Odoo where it is another article.`,
  sku,
  productIds: [id],
});

/** What is odd about a product that an order can have all the same. */
export function productWarnings(sku: string, { id, type, isSold }: ProductFacts): readonly OrderWarning[] {
  const warning = (code: OrderWarning['code'], message: string): OrderWarning => ({
    code,
    message,
    sku,
    productIds: [id],
  });
  return [
    ...(isSold
      ? []
      : [
          warning(
            'PRODUCT_NOT_SOLD',
            `Product ${id} of SKU ${sku} is not for sale in Odoo. Its order is imported: check whether the offer at Amazon is to stay.`,
          ),
        ]),
    ...(type === 'service'
      ? [
          warning(
            'PRODUCT_NOT_SHIPPED',
            `Product ${id} of SKU ${sku} is a service: Odoo makes no stock move for it. Make it goods in Odoo where something is to be shipped.`,
          ),
        ]
      : []),
  ];
}
