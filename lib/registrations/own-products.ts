import type { z } from 'zod';
import { fields, type LoadValue } from '../odoo/index.ts';
import {
  productPurposes,
  type ProductPurpose,
  type Registration,
  type RegistrationInput,
} from './registration.ts';

/** The fields that hold a registration's products; orders/ declares them, and reads more of what is behind them. */
const productFields = {
  sales: 'x_sales_product_id',
  shipping: 'x_shipping_product_id',
  giftWrap: 'x_gift_wrap_product_id',
  codFee: 'x_cod_fee_product_id',
  discount: 'x_discount_product_id',
  other: 'x_other_product_id',
  rounding: 'x_rounding_product_id',
  facilitatorTax: 'x_facilitator_tax_product_id',
} as const satisfies Record<ProductPurpose, string>;

/** The fields that hold a registration's products, each read as `product`. */
export const productsShapeOf = <Product extends z.ZodType>(product: Product) => ({
  x_sales_product_id: product,
  x_shipping_product_id: product,
  x_gift_wrap_product_id: product,
  x_cod_fee_product_id: product,
  x_discount_product_id: product,
  x_other_product_id: product,
  x_rounding_product_id: product,
  x_facilitator_tax_product_id: product,
});

/**
 * The same fields, for one read with a registration's other ones. Links, not ids: a run reads the same fields with their
 * products' own, and then Odoo answers both with records.
 */
export const productsShape = productsShapeOf(fields.link({}));

type ProductsRecord = Readonly<Record<keyof typeof productsShape, { readonly id: number } | undefined>>;

export const productsOf = (record: ProductsRecord): Registration['products'] => ({
  sales: record.x_sales_product_id?.id,
  shipping: record.x_shipping_product_id?.id,
  giftWrap: record.x_gift_wrap_product_id?.id,
  codFee: record.x_cod_fee_product_id?.id,
  discount: record.x_discount_product_id?.id,
  other: record.x_other_product_id?.id,
  rounding: record.x_rounding_product_id?.id,
  facilitatorTax: record.x_facilitator_tax_product_id?.id,
});

/** The products that are named, with what each is for. */
export const namedProducts = ({
  products = {},
}: Pick<RegistrationInput, 'products'>): readonly {
  readonly purpose: ProductPurpose;
  readonly id: number;
}[] =>
  productPurposes.flatMap((purpose) => {
    const id = products[purpose];
    return id === undefined ? [] : [{ purpose, id }];
  });

/** The named products by their fields, each as `valueOf` gives it. */
export const productValues = <Value extends LoadValue>(
  input: Pick<RegistrationInput, 'products'>,
  valueOf: (id: number) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(namedProducts(input).map(({ purpose, id }) => [productFields[purpose], valueOf(id)]));

/** The products of a registration as they would be named. */
export const chosenProducts = ({ products }: Registration): NonNullable<RegistrationInput['products']> =>
  Object.fromEntries(Object.entries(products).filter(([, id]) => id !== undefined));
