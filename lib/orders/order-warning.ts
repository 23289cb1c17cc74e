/** What a person should look at about an order that was imported all the same. */
export interface OrderWarning {
  /**
   * - `SKU_SPELLED_DIFFERENTLY`: the product was found by an internal reference that differs from the SKU by case or
   *   blanks.
   * - `SKU_AMBIGUOUS`: several products have the reference. Where it is spelled as the SKU the oldest is taken, else none:
   *   the line has the product for unknown SKUs.
   * - `PRODUCT_NOT_SOLD`: the product is not for sale in Odoo.
   * - `PRODUCT_NOT_SHIPPED`: the product is a service, so Odoo makes no stock move for it.
   */
  readonly code: 'SKU_SPELLED_DIFFERENTLY' | 'SKU_AMBIGUOUS' | 'PRODUCT_NOT_SOLD' | 'PRODUCT_NOT_SHIPPED';
  /** A sentence for people, without personal data. */
  readonly message: string;
  /** The seller's SKU at Amazon. */
  readonly sku: string;
  /** Ids of the products in Odoo that it is about. */
  readonly productIds: readonly number[];
}
