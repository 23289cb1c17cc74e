import type { TrackingPolicy } from '../../registrations/index.ts';
import { onlyOf } from '../only-of.ts';
import { mostPackages } from '../package-number.ts';
import type { AmazonPicking, DeliveryMethod } from '../pickings/picking.ts';
import { normalNumber, validateTracking } from './tracking.ts';

/** The tracking references of a picking as they go to Amazon, what is doubtful of them, or why they cannot go. */
export type References =
  | { readonly references: readonly string[]; readonly doubts: readonly string[]; readonly refusal?: never }
  | { readonly refusal: string; readonly references?: never; readonly doubts?: never };

// Source: Amazon's schema OrderFulfillment, by which texts of a feed have 50 letters; not tried at Amazon.
export const longestText = 50;

export function referencesOf(
  picking: AmazonPicking,
  { name }: DeliveryMethod,
  carrierCode: string,
  policy: TrackingPolicy,
): References {
  const references = filledIn(picking);
  if (!references) {
    const all = picking.earlier.flatMap(({ trackingReference }) => trackingReference ?? []);
    const words = `its earlier steps name several tracking references (${all.join('; ')}): fill in on the picking what is on the parcel`;
    return { refusal: words };
  }
  if (references.length > mostPackages) {
    return { refusal: `it has ${references.length} tracking references, and ${mostPackages} are the most` };
  }
  if (references.some((reference) => reference.length > longestText)) {
    return { refusal: `it has a tracking reference of more than ${longestText} letters` };
  }
  const doubts = references.flatMap((reference) => {
    const { doubt } = validateTracking(reference, carrierCode);
    return doubt === undefined ? [] : [`${reference} is no tracking reference of ${name} (${doubt})`];
  });
  return doubts.length > 0 && policy === 'refuse' ? { refusal: doubts.join('; ') } : { references, doubts };
}

/** Its own references, else those of the steps before it where these say one thing; undefined: they do not. */
function filledIn({ trackingReference, earlier }: AmazonPicking): readonly string[] | undefined {
  const own = splitReferences(trackingReference);
  if (own.length > 0) return own;
  const named = earlier
    .map((step) => splitReferences(step.trackingReference))
    .filter((references) => references.length > 0);
  return named.length === 0 ? own : onlyOf(named, (references) => references.join());
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
