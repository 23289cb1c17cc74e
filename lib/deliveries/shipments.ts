import type { ShipmentConfirmation } from '../amazon/index.ts';
import { ConnectorError, type ErrorCode } from '../support/errors.ts';
import { amazonCarrier, type AmazonCarrier } from './carriers.ts';
import type { TrackingPolicy } from '../registrations/index.ts';
import type { DeliverySkip } from './outcome.ts';
import { mostPackages, packageNumber } from './package-number.ts';
import { intoPackages, unitsOfPicking } from './packages.ts';
import type { AmazonPicking, PickedLine } from './picking.ts';
import { normalNumber, validateTracking } from './tracking.ts';

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
  const carrier =
    picking.carrier ??
    onlyOf(
      picking.earlier.flatMap((step) => step.carrier ?? []),
      ({ name }) => name,
    );
  if (!carrier) return { skip: 'CARRIER_MISSING' };
  const known: AmazonCarrier = amazonCarrier(carrier.amazonCarrier ?? carrier.name);
  const { suggestion } = known;
  if (suggestion !== undefined) {
    const words = `its carrier "${carrier.name}" is one letter away from Amazon's "${suggestion}": did you mean that? Rename the delivery method, or give it a carrier at Amazon`;
    return { error: refusal('CARRIER_DOUBTFUL', picking, words) };
  }
  const references = referencesOf(picking);
  if (!references) {
    const words = `its earlier steps name several tracking references (${picking.earlier.flatMap(({ trackingReference }) => trackingReference ?? []).join('; ')}): fill in on the picking what is on the parcel`;
    return { error: refusal('TRACKING_DOUBTFUL', picking, words) };
  }
  const verdicts = references.map((reference) => validateTracking(reference, known.carrierCode));
  if (verdicts.length === 0) return { skip: 'TRACKING_MISSING' };
  const doubts = verdicts.flatMap(({ reference, doubt }) =>
    doubt === undefined ? [] : [`${reference} is no tracking reference of ${carrier.name} (${doubt})`],
  );
  if (doubts.length > 0 && trackingPolicy === 'refuse') {
    return { error: refusal('TRACKING_DOUBTFUL', picking, doubts.join('; ')) };
  }
  const uncoded = picking.lines.find((line) => lacksCodes(line, units));
  if (uncoded) {
    const words = `item ${uncoded.orderItemId} is in Amazon's Transparency program, and needs a code for each unit: give them as serial numbers of what was moved`;
    return { error: refusal('TRANSPARENCY_CODES_MISSING', picking, words) };
  }
  if (verdicts.length > mostPackages) {
    const words = `it has ${verdicts.length} tracking references, and ${mostPackages} are the most`;
    return { error: refusal('TRACKING_DOUBTFUL', picking, words) };
  }
  const packages = intoPackages(units, verdicts.length);
  const spare = verdicts.slice(packages.length).map(({ reference }) => reference);
  return {
    shipments: packages.map((items, index) => ({
      orderId: picking.order.orderId,
      marketplaceId: picking.order.marketplaceId,
      packageReferenceId: packageNumber(picking.id, index),
      carrierCode: known.carrierCode,
      ...(known.carrierName !== undefined && { carrierName: known.carrierName }),
      ...(carrier.shippingService !== undefined && { shippingMethod: carrier.shippingService }),
      trackingNumber: verdicts[index]?.reference ?? '',
      shipDate: shipDate(picking, now),
      items,
    })),
    warnings:
      spare.length === 0
        ? doubts
        : [...doubts, `Amazon is not told of ${spare.join(', ')}: no unit is left for it`],
  };
}

/** Its own references, else those of the steps before it where these say one thing; undefined: they do not. */
function referencesOf({ trackingReference, earlier }: AmazonPicking): readonly string[] | undefined {
  const own = splitReferences(trackingReference);
  if (own.length > 0) return own;
  const named = earlier
    .map((step) => splitReferences(step.trackingReference))
    .filter((references) => references.length > 0);
  return named.length === 0 ? own : onlyOf(named, (references) => references.join());
}

/** The first of values that are all alike; undefined where they are not, or where there is none. */
function onlyOf<T>(values: readonly T[], nameOf: (value: T) => string): T | undefined {
  const [first] = values;
  return first !== undefined && values.every((value) => nameOf(value) === nameOf(first)) ? first : undefined;
}

/** Odoo joins references with commas; people use other marks. Blanks belong to a reference. Given as they go to Amazon. */
export const splitReferences = (text = ''): readonly string[] => [
  ...new Set(
    text
      .split(/[,;|\n+]/)
      .map((reference) => normalNumber(reference))
      .filter((reference) => reference !== ''),
  ),
];

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
