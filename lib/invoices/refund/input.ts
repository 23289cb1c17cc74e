import { z } from 'zod';
import type { LineKind } from '../../orders/index.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { decimal } from '../../support/money.ts';
import { isTimeZone } from '../../support/time-zone.ts';

/** Money that went back to the buyer for one line of an order. */
export interface RefundLine {
  /** The seller's SKU of the item that it was paid for. */
  readonly sku?: string | undefined;
  /** Amazon's order item id; says more than the SKU. Without either: all lines of this kind, each by its amount. */
  readonly orderItemId?: string | undefined;
  /** What the money was paid for: the word on the sale order line, such as `item` or `shipping`. */
  readonly kind: LineKind;
  /**
   * Decimal number above zero, tax included, in the order's currency. For a kind that lowers the order, such as `discount`,
   * by how much less of it the buyer gets.
   */
  readonly amount: string;
  /**
   * What of it is tax: a decimal number. Default: as the line was taxed, and so always up to Odoo 18, whose lines carry no
   * tax of their own (`taxByRate`).
   */
  readonly tax?: string | undefined;
  /** Units that the buyer returned. Default: 0, money without a return. */
  readonly quantity?: number | undefined;
}

interface RefundBase {
  /** Amazon's order id. */
  readonly orderId: string;
  /** Amazon's id of the refund, unique within the order. By both, a refund is found again. */
  readonly ref: string;
  /** When Amazon refunded: ISO 8601. */
  readonly refundedAt: string;
  /** Currency of the amounts, ISO 4217. Default: the order's; another one fails. */
  readonly currency?: string | undefined;
}

/** A refund that Amazon made: either of some lines, or of all that is invoiced. */
export type Refund =
  | (RefundBase & {
      /** What was refunded; at least one line. */
      readonly lines: readonly RefundLine[];
      /** Left out: the lines say what was refunded. */
      readonly whole?: false | undefined;
    })
  | (RefundBase & {
      /** Takes back all that is invoiced of the order, less what earlier refunds took. */
      readonly whole: true;
      /** Left out: each line is refunded by what is left of it. */
      readonly lines?: undefined;
    });

/** Options of `invoices.refund()`. */
export interface RefundOptions {
  /** Posts the credit notes. Default: `false`, they stay drafts. */
  readonly post?: boolean;
  /** Date of the credit notes: the day of the refund, the day of the run, or `YYYY-MM-DD`. Default: `refunded`. */
  readonly date?: 'refunded' | 'today' | (string & {});
  /** In which time zone days begin, such as `Europe/Madrid`. Default: `UTC`. */
  readonly timeZone?: string;
  /** Plans everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is finished stays. */
  readonly signal?: AbortSignal;
}

const kinds = [
  'item',
  'shipping',
  'gift_wrap',
  'cod_fee',
  'other',
  'delivery_tip',
  'discount',
  'shipping_discount',
  'cod_fee_discount',
  'facilitator_tax',
  'rounding',
] as const satisfies readonly LineKind[];

const number = z.string().regex(/^\d+(\.\d+)?$/, 'give a decimal number, such as 12.34');
const words = z.string().trim().min(1);

const lineSchema = z
  .strictObject({
    sku: words.optional(),
    orderItemId: words.optional(),
    kind: z.enum(kinds),
    amount: number.refine((amount) => !/^[0.]*$/.test(amount), 'give an amount above zero'),
    tax: number.optional(),
    quantity: z.int().min(0).optional(),
  })
  .refine(({ amount, tax = '0' }) => !isNumber(amount) || !isNumber(tax) || decimal(tax).lte(amount), {
    path: ['tax'],
    message: 'more tax than amount',
  })
  .refine(({ sku, orderItemId, quantity = 0 }) => quantity === 0 || (sku ?? orderItemId) !== undefined, {
    path: ['quantity'],
    message: 'name the item that was returned, by sku or orderItemId',
  });

const isNumber = (text: string): boolean => number.safeParse(text).success;

const refundSchema = z
  .strictObject({
    orderId: words,
    ref: words,
    refundedAt: z.iso.datetime({ offset: true }),
    currency: words.optional(),
    lines: z.array(lineSchema).min(1).optional(),
    whole: z.boolean().optional(),
  })
  .refine(({ lines, whole = false }) => (lines === undefined) === whole, {
    path: ['lines'],
    message: 'give lines, or whole: true',
  });

const refundsSchema = z.array(refundSchema).superRefine((refunds, context) => {
  const seen = new Set<string>();
  for (const [index, { orderId, ref }] of refunds.entries()) {
    const key = JSON.stringify([orderId, ref]);
    if (seen.has(key))
      context.addIssue({ code: 'custom', path: [index, 'ref'], message: `${orderId} ${ref} is given twice` });
    seen.add(key);
  }
});

const day = z.iso.date();
const choices = optionsSchema({
  post: z.boolean().optional(),
  date: z
    .union([z.enum(['refunded', 'today']), day], {
      error: 'give refunded, today, or a date as YYYY-MM-DD',
    })
    .optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, 'this machine does not know the time zone; give one such as Europe/Madrid')
    .optional(),
  dryRun: z.boolean().optional(),
});

/** @throws `CONFIGURATION_INVALID` with every complaint at once. */
export function checkRefunds(refunds: readonly Refund[], options: RefundOptions): void {
  checkInput('invoices.refund', z.object({ refunds: refundsSchema, options: choices }), { refunds, options });
}
