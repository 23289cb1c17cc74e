import { fields, type ReadRecord } from '../../odoo/index.ts';
import { cleanName } from '../../support/clean-text.ts';
import type { DeliveryMethod } from './picking.ts';

/** What is read of Odoo's `delivery.carrier`. */
export const methodShape = {
  name: fields.char,
  x_amazon_carrier: fields.char,
  x_amazon_shipping_service: fields.char,
};

export function toMethod(carrier: ReadRecord<typeof methodShape> | undefined): DeliveryMethod | undefined {
  const name = cleanName(carrier?.name);
  const amazonCarrier = cleanName(carrier?.x_amazon_carrier);
  if (name === undefined && amazonCarrier === undefined) return undefined;
  const shippingService = cleanName(carrier?.x_amazon_shipping_service);
  return { name: name ?? '', amazonCarrier, shippingService };
}
