import { z } from 'zod';
import type { OrderItem } from './order.ts';
import {
  count,
  list,
  money,
  optional,
  optionalLines,
  optionalMoney,
  optionalText,
  text,
  told,
} from './wire-values.ts';

const product = z.object({
  asin: optionalText,
  title: optionalText,
  sellerSku: optionalText,
  price: optional(z.object({ unitPrice: optionalMoney })),
  serialNumbers: list(text),
});

// The model requires neither part of a detailed row: one without its amount or its name says nothing about the
// subtotal above it, which stands by itself.
const detailedBreakdown = z
  .object({ subtype: optionalText, value: optionalMoney })
  .transform(({ subtype, value }) =>
    subtype === undefined || value === undefined ? undefined : { subtype, value },
  );

const proceeds = z.object({
  proceedsTotal: optionalMoney,
  breakdowns: list(
    z.object({
      type: text,
      subtotal: money,
      detailedBreakdowns: list(detailedBreakdown).transform(told),
    }),
  ),
});

const expense = z.object({
  pointsCost: optional(
    z.object({
      pointsGranted: optional(
        z.object({ pointsNumber: optional(count), pointsMonetaryValue: optionalMoney }),
      ),
    }),
  ),
});

const cancellation = z.object({
  cancellationRequest: optional(z.object({ requester: optionalText, cancelReason: optionalText })),
  cancellationExecution: optional(z.object({ cancelledBy: optionalText, cancelReason: optionalText })),
});

const fulfillment = z.object({
  quantityFulfilled: optional(count),
  quantityUnfulfilled: optional(count),
  shipping: optional(z.object({ internationalShipping: optional(z.object({ iossNumber: optionalText })) })),
  packing: optional(
    z.object({
      giftOption: optional(z.object({ giftMessage: optionalLines, giftWrapLevel: optionalText })),
    }),
  ),
});

const tax = z.object({
  taxCalculationBreakdowns: list(z.object({ reportingScheme: optionalText })),
  taxCollections: list(z.object({ model: optionalText })),
});

/** Orders API 2026-01-01, `OrderItem`. */
export const orderItem: z.ZodType<OrderItem> = z
  .object({
    orderItemId: text,
    quantityOrdered: count,
    programs: list(text),
    product,
    proceeds: optional(proceeds),
    expense: optional(expense),
    promotion: optional(z.object({ breakdowns: list(z.object({ promotionId: optionalText })) })),
    cancellation: optional(cancellation),
    fulfillment: optional(fulfillment),
    tax: optional(tax),
  })
  .transform(({ product: { price, ...article }, ...item }) => ({
    orderItemId: item.orderItemId,
    quantityOrdered: item.quantityOrdered,
    programs: item.programs,
    product: { ...article, unitPrice: price?.unitPrice },
    proceeds: item.proceeds,
    pointsGranted: item.expense?.pointsCost?.pointsGranted,
    promotionIds: told((item.promotion?.breakdowns ?? []).map(({ promotionId }) => promotionId)),
    cancellationRequest: item.cancellation?.cancellationRequest,
    cancellationExecution: item.cancellation?.cancellationExecution,
    quantityFulfilled: item.fulfillment?.quantityFulfilled,
    quantityUnfulfilled: item.fulfillment?.quantityUnfulfilled,
    giftMessage: item.fulfillment?.packing?.giftOption?.giftMessage,
    giftWrapLevel: item.fulfillment?.packing?.giftOption?.giftWrapLevel,
    iossNumber: item.fulfillment?.shipping?.internationalShipping?.iossNumber,
    taxReportingSchemes: told(
      (item.tax?.taxCalculationBreakdowns ?? []).map(({ reportingScheme }) => reportingScheme),
    ),
    taxCollectionModels: told((item.tax?.taxCollections ?? []).map(({ model }) => model)),
  }));
