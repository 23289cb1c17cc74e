import type { LotPolicy } from '../../registrations/index.ts';
import type { GivenLot } from '../moves/lot-records.ts';
import type { LotlessMove, LotOut } from './returned-order.ts';

/**
 * The lots of units that came back. They are known when one lot is with the customer, or when all that is with him came
 * back; else Amazon does not say which. Then the lot that the registration names stands for them, but for serial numbers;
 * undefined where there is none.
 */
export function returnedLots(
  { productId, quantity, tracking }: LotlessMove,
  lots: readonly LotOut[],
  { policy, lotName }: { readonly policy: LotPolicy; readonly lotName: string | undefined },
): readonly GivenLot[] | undefined {
  const own = lots.filter((lot) => lot.productId === productId);
  const out = own.reduce((sum, lot) => sum + lot.quantity, 0);
  const [only, ...others] = own;
  if (only && others.length === 0 && only.quantity >= quantity)
    return [{ lotId: only.lotId, lotName: only.name, quantity }];
  if (own.length > 0 && out === quantity)
    return own.map((lot) => ({ lotId: lot.lotId, lotName: lot.name, quantity: lot.quantity }));
  if (policy !== 'named' || lotName === undefined || tracking === 'serial') return undefined;
  return [{ lotId: own.find(({ name }) => name === lotName)?.lotId, lotName, quantity }];
}
