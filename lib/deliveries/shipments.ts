import type { ShipmentConfirmation } from '../amazon/index.ts';
import { ConnectorError, type ErrorCode } from '../support/errors.ts';
import { amazonCarrier } from './carriers/carriers.ts';
import type { TrackingPolicy } from '../registrations/index.ts';
import type { DeliverySkip } from './outcome.ts';
import { onlyOf } from './only-of.ts';
import { packageNumber } from './package-number.ts';
import { intoPackages, unitsOfPicking } from './pickings/packages.ts';
import type { AmazonPicking, DeliveryMethod, PickedLine } from './pickings/picking.ts';
import { longestText, referencesOf } from './tracking/references.ts';

/** What a picking says that Amazon should be told, or why it cannot be. */
export type Shipments =
  | {
      readonly shipments: readonly ShipmentConfirmation[];
      readonly warnings: readonly string[];
      readonly skip?: never;
      readonly error?: never;
    }
  | { readonly skip: DeliverySkip; readonly shipments?: never; readonly error?: never }
  | { readonly error: ConnectorError; readonly shipments?: never; readonly skip?: never };

interface Settings {
  readonly trackingPolicy: TrackingPolicy;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The packages of a done picking, as Amazon is to be told of them: one for each tracking reference. */
export function shipmentsOf(picking: AmazonPicking, { trackingPolicy, now }: Settings): Shipments {
  const units = unitsOfPicking(picking.lines, picking.id);
  if (units.length === 0) return { skip: 'NOTHING_FOR_AMAZON' };
  const carrier = carrierOf(picking);
  if (!carrier) return { skip: 'CARRIER_MISSING' };
  const known = amazonCarrier(carrier.amazonCarrier ?? carrier.name);
  const { suggestion } = known;
  if (suggestion !== undefined) {
    const words = `its carrier "${carrier.name}" is one letter away from Amazon's "${suggestion}": did you mean that? Rename the delivery method, or give it a carrier at Amazon`;
    return { error: refusal('CARRIER_DOUBTFUL', picking, words) };
  }
  const {
    references,
    doubts,
    refusal: why,
  } = referencesOf(picking, carrier, known.carrierCode, trackingPolicy);
  if (why !== undefined) return { error: refusal('TRACKING_DOUBTFUL', picking, why) };
  if (references.length === 0) return { skip: 'TRACKING_MISSING' };
  const uncoded = picking.lines.find((line) => lacksCodes(line, units));
  if (uncoded) {
    const words = `item ${uncoded.orderItemId} is in Amazon's Transparency program, and needs a code for each unit: give them as serial numbers of what was moved`;
    return { error: refusal('TRANSPARENCY_CODES_MISSING', picking, words) };
  }
  const packages = intoPackages(units, references.length);
  const spare = references.slice(packages.length);
  return {
    shipments: packages.map((items, index) => ({
      orderId: picking.order.orderId,
      marketplaceId: picking.order.marketplaceId,
      packageReferenceId: packageNumber(picking.id, index),
      carrierCode: known.carrierCode,
      ...(known.carrierName !== undefined && { carrierName: known.carrierName.slice(0, longestText) }),
      ...(carrier.shippingService !== undefined && {
        shippingMethod: carrier.shippingService.slice(0, longestText),
      }),
      trackingNumber: references[index] ?? '',
      shipDate: shipDate(picking, now),
      items,
    })),
    warnings:
      spare.length === 0
        ? doubts
        : [...doubts, `Amazon is not told of ${spare.join(', ')}: no unit is left for it`],
  };
}

/** Its own carrier, else that of the steps before it where they name one. */
const carrierOf = ({ carrier, earlier }: AmazonPicking): DeliveryMethod | undefined =>
  carrier ??
  onlyOf(
    earlier.flatMap((step) => step.carrier ?? []),
    ({ name }) => name,
  );

const lacksCodes = (
  { isTransparency, orderItemId }: PickedLine,
  units: ReturnType<typeof unitsOfPicking>,
): boolean =>
  isTransparency &&
  units.some((unit) => unit.orderItemId === orderItemId && unit.transparencyCode === undefined);

/** When it was done, but neither in the future nor before the order: Amazon refuses both. */
function shipDate({ doneAt, order }: AmazonPicking, now: number): string {
  const done = doneAt === undefined ? now : Date.parse(doneAt);
  const ordered = order.orderedAt === undefined ? done : Date.parse(order.orderedAt);
  return new Date(Math.min(now, Math.max(done, ordered))).toISOString();
}

const refusal = (code: ErrorCode, { id, name, order }: AmazonPicking, words: string): ConnectorError =>
  new ConnectorError(code, `Amazon was not told of ${name}: ${words}.`, {
    context: { pickingId: id, orderId: order.orderId },
  });
