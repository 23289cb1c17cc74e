import { z } from 'zod';
import type { AmazonOrder, OrderItem, OrderPackage } from './order.ts';
import { orderItem } from './order-item-schema.ts';
import {
  count,
  list,
  money,
  optional,
  optionalMoney,
  optionalText,
  optionalTime,
  text,
  time,
  told,
} from './wire-values.ts';

const associatedOrder = z
  .object({ orderId: optionalText, associationType: optionalText })
  .transform(({ orderId, associationType }) =>
    orderId === undefined || associationType === undefined ? undefined : { orderId, associationType },
  );

const buyer = z.object({
  buyerName: optionalText,
  buyerEmail: optionalText,
  buyerCompanyName: optionalText,
  buyerPurchaseOrderNumber: optionalText,
});

const deliveryAddress = z.object({
  name: optionalText,
  companyName: optionalText,
  addressLine1: optionalText,
  addressLine2: optionalText,
  addressLine3: optionalText,
  city: optionalText,
  districtOrCounty: optionalText,
  stateOrRegion: optionalText,
  municipality: optionalText,
  postalCode: optionalText,
  countryCode: optionalText,
  phone: optionalText,
  addressType: optionalText,
  extendedFields: optional(
    z.object({
      streetName: optionalText,
      streetNumber: optionalText,
      complement: optionalText,
      neighborhood: optionalText,
    }),
  ),
});

const proceeds = z.object({
  grandTotal: optionalMoney,
  breakdowns: list(z.object({ type: text, status: optionalText, subtotal: money })),
});

const timeRange = z.object({ earliestDateTime: optionalTime, latestDateTime: optionalTime });

const fulfillment = z.object({
  fulfillmentStatus: text,
  fulfilledBy: optionalText,
  fulfillmentServiceLevel: optionalText,
  shipByWindow: optional(timeRange),
  deliverByWindow: optional(timeRange),
});

const taxRegistration = z
  .object({
    entityType: optionalText,
    taxRegistrationType: optionalText,
    taxRegistrationNumber: optionalText,
    legalName: optionalText,
    taxRegistrationAddress: optional(z.object({ countryCode: optionalText })),
  })
  .transform(({ taxRegistrationAddress, ...registration }) => ({
    ...registration,
    countryCode: taxRegistrationAddress?.countryCode,
  }));

const orderPackage: z.ZodType<OrderPackage> = z
  .object({
    packageReferenceId: text,
    carrier: optionalText,
    trackingNumber: optionalText,
    shipTime: optionalTime,
    packageStatus: optional(z.object({ status: optionalText })),
    packageItems: list(z.object({ orderItemId: text, quantity: count })),
  })
  .transform(({ packageStatus, packageItems, ...parcel }) => ({
    ...parcel,
    status: packageStatus?.status,
    items: packageItems,
  }));

// Amazon's ids of items are unique, and so are those of the lines that are made of them.
function eachIdOnce(items: readonly OrderItem[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { orderItemId }] of items.entries()) {
    if (seen.has(orderItemId)) {
      const path = [index, 'orderItemId'];
      context.addIssue({ code: 'custom', path, message: 'is the id of an earlier item too' });
    }
    seen.add(orderItemId);
  }
}

/** Orders API 2026-01-01, `Order`. Fields that are not read are dropped; enumerations stay text. */
export const order: z.ZodType<AmazonOrder> = z
  .object({
    orderId: text,
    createdTime: time,
    lastUpdatedTime: time,
    programs: list(text),
    associatedOrders: list(associatedOrder).transform(told),
    salesChannel: z.object({
      channelName: text,
      marketplaceId: optionalText,
      marketplaceName: optionalText,
    }),
    buyer: optional(buyer),
    recipient: optional(z.object({ deliveryAddress: optional(deliveryAddress) })),
    proceeds: optional(proceeds),
    fulfillment: optional(fulfillment),
    tax: optional(z.object({ taxRegistrations: list(taxRegistration) })),
    orderItems: z.array(orderItem).superRefine(eachIdOnce),
    packages: list(orderPackage),
  })
  .transform(({ recipient, tax, ...rest }) => ({
    ...rest,
    deliveryAddress: recipient?.deliveryAddress,
    taxRegistrations: tax?.taxRegistrations ?? [],
  }));
