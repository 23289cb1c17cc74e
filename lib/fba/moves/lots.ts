import type { LotPolicy } from '../../registrations/index.ts';

/** A move of goods with lots or serial numbers; quantities are in the unit of the product. */
export interface TrackedMove {
  readonly id: number;
  readonly productId: number;
  readonly tracking: 'lot' | 'serial';
  readonly quantity: number;
  /** Lots or serial numbers that Amazon, or a person in Odoo, has named. */
  readonly named: readonly string[];
}

/** A lot in the Amazon location. */
export interface LotInStock {
  readonly productId: number;
  readonly lotId: number;
  readonly name: string;
  /** What is not reserved. */
  readonly quantity: number;
}

export interface LotTerms {
  readonly policy: LotPolicy;
  /** Of the lot under the policy `named`. */
  readonly lotName: string | undefined;
  /** The lots in the Amazon location, oldest first. */
  readonly stock: readonly LotInStock[];
}

/** How much of a move is of which lot. */
export interface LotShare {
  readonly lotName: string;
  readonly quantity: number;
}

/** The lots of each move by its id, or why they are not known. */
export type LotPlan = ReadonlyMap<number, readonly LotShare[] | LotRefusal>;

export type LotRefusal = 'PARKED' | 'NONE_IN_STOCK' | 'SERIALS_SHORT' | 'NAMED_LOT_IS_NO_SERIAL';

export const isRefused = (lots: readonly LotShare[] | LotRefusal): lots is LotRefusal =>
  typeof lots === 'string';

/**
 * Decides which lots leave: those that are named, then by policy, so that no lot is given out twice. Where `oldest` lots do
 * not suffice, the newest one goes below zero: the goods have left all the same. Serial numbers cannot.
 */
export function planLots(moves: readonly TrackedMove[], { policy, lotName, stock }: LotTerms): LotPlan {
  const left = new Map(stock.map((lot) => [lot, lot.quantity]));
  const take = (lot: LotInStock, wanted: number): LotShare[] => {
    const quantity = Math.min(wanted, left.get(lot) ?? 0);
    left.set(lot, (left.get(lot) ?? 0) - quantity);
    return quantity > 0 ? [{ lotName: lot.name, quantity }] : [];
  };

  // Named first, for all moves: else the oldest lot of one order would be the named one of another.
  const named = new Map(moves.map((move) => [move.id, namedShares(move)]));
  for (const { id, productId } of moves) {
    for (const share of named.get(id) ?? []) {
      const lot = stock.find((one) => one.productId === productId && one.name === share.lotName);
      if (lot) take(lot, share.quantity);
    }
  }
  const restOf = (move: TrackedMove, rest: number): readonly LotShare[] | LotRefusal => {
    if (policy === 'park') return 'PARKED';
    if (policy === 'named') {
      const isLot = move.tracking === 'lot' && lotName !== undefined;
      return isLot ? [{ lotName, quantity: rest }] : 'NAMED_LOT_IS_NO_SERIAL';
    }
    const lots = stock.filter((lot) => lot.productId === move.productId);
    const oldest: LotShare[] = [];
    for (const lot of lots) oldest.push(...take(lot, rest - sumOf(oldest)));
    const missing = rest - sumOf(oldest);
    if (missing <= 0) return oldest;
    if (move.tracking === 'serial') return 'SERIALS_SHORT';
    const newest = lots.at(-1);
    return newest ? [...oldest, { lotName: newest.name, quantity: missing }] : 'NONE_IN_STOCK';
  };

  return new Map(
    moves.map((move) => {
      const shares = named.get(move.id) ?? [];
      const rest = move.quantity - sumOf(shares);
      const others = rest > 0 ? restOf(move, rest) : [];
      return [move.id, isRefused(others) ? others : merged([...shares, ...others])] as const;
    }),
  );
}

/** One lot that is named stands for all units; of several, each for one. */
function namedShares({ tracking, quantity, named }: TrackedMove): readonly LotShare[] {
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0 && tracking === 'lot') return [{ lotName: only, quantity }];
  return merged(named.slice(0, quantity).map((lotName) => ({ lotName, quantity: 1 })));
}

/** Each lot once. */
function merged(shares: readonly LotShare[]): readonly LotShare[] {
  const byName = new Map<string, number>();
  for (const { lotName, quantity } of shares) byName.set(lotName, (byName.get(lotName) ?? 0) + quantity);
  return [...byName].map(([lotName, quantity]) => ({ lotName, quantity }));
}

const sumOf = (shares: readonly LotShare[]): number =>
  shares.reduce((sum, { quantity }) => sum + quantity, 0);
