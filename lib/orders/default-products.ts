import type { LoadRecord } from '../odoo/index.ts';
import type { DefaultRecords } from '../schema/index.ts';

/** External ids of the default products. */
export const productKeys = {
  sales: 'amazon.product_sales',
  shipping: 'amazon.product_shipping',
  giftWrap: 'amazon.product_gift_wrap',
  codFee: 'amazon.product_cod_fee',
  discount: 'amazon.product_discount',
  other: 'amazon.product_other',
  rounding: 'amazon.product_rounding',
  facilitatorTax: 'amazon.product_facilitator_tax',
} as const;

const product = (key: string, name: string, type: 'consu' | 'service'): LoadRecord => ({
  key,
  values: { name, type, list_price: 0, purchase_ok: false },
});

const untaxed = (key: string, name: string): LoadRecord => {
  const { values } = product(key, name, 'service');
  return { key, values: { ...values, taxes_id: { dbIds: [] } } };
};

/** Products of what Amazon charges, for registrations that name none of their own. */
export const defaultProducts: readonly DefaultRecords[] = [
  {
    model: 'product.product',
    records: [
      product(productKeys.sales, 'Amazon Sales', 'consu'),
      product(productKeys.shipping, 'Amazon Shipping', 'service'),
      product(productKeys.giftWrap, 'Amazon Gift Wrap', 'service'),
      product(productKeys.codFee, 'Amazon Cash on Delivery', 'service'),
      product(productKeys.discount, 'Amazon Discount', 'service'),
      product(productKeys.other, 'Amazon Other Proceeds', 'service'),
    ],
  },
  {
    model: 'product.product',
    // The cent that Odoo's own computation leaves over, and the tax that Amazon owes: neither is taxed.
    records: [
      untaxed(productKeys.rounding, 'Amazon Rounding'),
      untaxed(productKeys.facilitatorTax, 'Amazon Tax Collected'),
    ],
  },
];
