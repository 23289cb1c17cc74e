import type { Registration } from '../../registrations/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { roundQuantity } from '../../support/round-quantity.ts';
import { nameOfGoods, goodsOfSku, type Goods } from '../goods/goods.ts';

/** What is to be sent to Amazon of one product: name it by its SKU or by its id in Odoo. */
export interface ReplenishLine {
  /** Seller SKU: found by the registration's offers, else as internal reference. */
  readonly sku?: string;
  /** Id of the product in Odoo (model `product.product`). */
  readonly productId?: number;
  /** In the product's own unit of measure; more than zero, and not finer than the unit keeps. */
  readonly quantity: number;
}

/** One product of a transfer. */
export interface TransferLine {
  readonly productId: number;
  readonly name: string;
  /** As it was asked for. */
  readonly sku: string | undefined;
  /** Whether it has lots or serial numbers. */
  readonly isTracked: boolean;
  readonly quantity: number;
}

/**
 * The lines of a transfer, one for each product: what is asked for twice is added up.
 *
 * @throws `CONFIGURATION_INVALID` with every complaint at once: no line, a quantity that is not above zero or that Odoo
 * would round, a SKU or id that no product has, or both, an archived product, a service, a kit.
 */
export function planTransfer(
  lines: readonly ReplenishLine[],
  goods: readonly Goods[],
  registration: Registration,
): readonly TransferLine[] {
  const marketplaceIds = registration.marketplaces.map(({ id }) => id);
  const complaints: string[] = lines.length === 0 ? ['There is no line'] : [];
  const planned = new Map<number, TransferLine>();
  for (const line of lines) {
    const named = line.productId === undefined ? `SKU ${line.sku ?? ''}` : `Product ${line.productId}`;
    const found =
      line.productId === undefined
        ? goodsOfSku(line.sku ?? '', { registration, marketplaceIds }, goods)
        : goods.filter(({ id }) => id === line.productId);
    const [product] = found;
    const complaint = complain(named, line, found);
    if (complaint !== undefined) complaints.push(complaint);
    else if (product) {
      const before = planned.get(product.id);
      planned.set(product.id, {
        productId: product.id,
        name: product.name,
        sku: before?.sku ?? line.sku ?? product.internalReference,
        isTracked: product.isTracked,
        quantity: roundQuantity((before?.quantity ?? 0) + line.quantity),
      });
    }
  }
  if (complaints.length === 0) return [...planned.values()];
  throw new ConnectorError('CONFIGURATION_INVALID', `Nothing was written. ${complaints.join('; ')}.`, {
    context: { registrationId: registration.id, complaints },
  });
}

function complain(
  named: string,
  { sku, productId, quantity }: ReplenishLine,
  found: readonly Goods[],
): string | undefined {
  const [product, another] = found;
  if ((sku ?? '') === '' && productId === undefined) return 'A line has neither sku nor productId';
  if (sku !== undefined && productId !== undefined)
    return `${named} has the SKU ${sku} too: give one of them`;
  if (!(quantity > 0) || !Number.isFinite(quantity))
    return `${named}: the quantity is ${quantity}; it has to be a number above zero`;
  if (!product)
    return `${named} is not known: give the SKU of an offer, an internal reference or a product id`;
  if (another) return `${named} stands for several products: ${found.map(nameOfGoods).join(', ')}`;
  if (!product.active) return `${named}: ${nameOfGoods(product)} is archived`;
  // Odoo would move the components at once, under other products than those that were asked for.
  if (product.isKit) return `${named}: ${nameOfGoods(product)} is a kit; give its components`;
  if (!product.isStorable) return `${named}: ${nameOfGoods(product)} is not storable: Track Inventory is off`;
  if (isKept(quantity, product)) return undefined;
  return `${named}: ${quantity} is finer than its unit keeps, which is ${product.unitRounding}`;
}

/** Whether Odoo keeps the quantity as it is: it rounds what is finer than the unit, to nothing at worst. */
const isKept = (quantity: number, { unitRounding }: Goods): boolean =>
  unitRounding <= 0 || Number.isInteger(roundQuantity(quantity / unitRounding));
