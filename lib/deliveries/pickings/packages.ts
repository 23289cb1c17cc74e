import type { ShippedItem } from '../../amazon/index.ts';
import type { PickedLine } from './picking.ts';
import { unitsMoved } from './quantities.ts';
import { isTransparencyCode } from './transparency.ts';

/** A unit of an item, with the Odoo package and the serial number under which it left. */
export interface MovedUnit {
  readonly orderItemId: string;
  readonly packageId: number | undefined;
  readonly transparencyCode: string | undefined;
}

/** All units of Amazon's items that a picking moved, one by one. */
export function unitsOfPicking(lines: readonly PickedLine[], pickingId: number): readonly MovedUnit[] {
  const counts = unitsMoved(lines, pickingId);
  return lines.flatMap((line, position) => {
    const count = counts[position] ?? 0;
    const pieces = line.portions.flatMap((portion) =>
      Array.from({ length: Math.floor(portion.quantity) }, () => portion),
    );
    // The parts of a kit have packages and serial numbers of their own, which are not the item's.
    const own = pieces.length === count ? pieces : [];
    const codes = line.portions.flatMap(({ serialNumber }) =>
      serialNumber !== undefined && isTransparencyCode(serialNumber) ? [serialNumber] : [],
    );
    return Array.from({ length: count }, (_, index) => ({
      orderItemId: line.orderItemId,
      packageId: own[index]?.packageId,
      transparencyCode: line.isTransparency ? codes[index] : undefined,
    }));
  });
}

/**
 * The units as they went into this many packages: as Odoo packed them where it knows as many packages, else in their
 * order, in packages as equal as can be. Never an empty package: fewer units than packages make fewer packages.
 */
export function intoPackages(
  units: readonly MovedUnit[],
  count: number,
): readonly (readonly ShippedItem[])[] {
  const packed = [...new Set(units.map(({ packageId }) => packageId))];
  const isPacked = packed.length === count && !packed.includes(undefined);
  const groups = isPacked
    ? packed
        .toSorted((one, other) => (one ?? 0) - (other ?? 0))
        .map((id) => units.filter(({ packageId }) => packageId === id))
    : inEqualParts(units, Math.min(count, units.length));
  return groups.map(itemsOf);
}

function inEqualParts<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  const start = (index: number): number => Math.ceil((index * items.length) / count);
  return Array.from({ length: count }, (_, index) => items.slice(start(index), start(index + 1)));
}

function itemsOf(units: readonly MovedUnit[]): readonly ShippedItem[] {
  return [...new Set(units.map(({ orderItemId }) => orderItemId))].map((orderItemId) => {
    const own = units.filter((unit) => unit.orderItemId === orderItemId);
    return {
      orderItemId,
      quantity: own.length,
      transparencyCodes: own.flatMap(({ transparencyCode }) => transparencyCode ?? []),
    };
  });
}
