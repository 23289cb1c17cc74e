import { z } from 'zod';
import { decimal } from '../../support/money.ts';
import type { RefundMemo } from './facts.ts';
import type { Refund } from './input.ts';

const number = z.string().regex(/^-?\d+(\.\d+)?$/);
const memoSchema = z.object({
  asked: z.array(z.string()),
  lines: z.array(
    z.object({
      saleLine: z.int(),
      invoiceLine: z.int(),
      amount: number,
    }),
  ),
});

export const memoText = (memo: RefundMemo): string => JSON.stringify(memo);

/** Undefined for a text that is not ours any more. */
export function parseMemo(text: string | undefined): RefundMemo | undefined {
  if (text === undefined) return undefined;
  try {
    return memoSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What a refund asks for, in words: by that it is seen whether the same refund says something else later. */
export function askedWords({ lines }: Refund): readonly string[] {
  if (!lines) return ['whole'];
  const words = lines.map(({ kind, orderItemId, sku, amount, tax, quantity = 0 }) => {
    const item = orderItemId ?? sku;
    return [
      kind,
      ...(item === undefined ? [] : [`of ${item}`]),
      decimal(amount).toFixed(),
      ...(tax === undefined ? [] : [`with tax ${decimal(tax).toFixed()}`]),
      ...(quantity === 0 ? [] : [`for ${quantity} returned`]),
    ].join(' ');
  });
  return words.toSorted();
}
