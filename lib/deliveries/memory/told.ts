import { createHash } from 'node:crypto';
import type { ShipmentConfirmation } from '../../amazon/index.ts';

/**
 * How far Amazon has heard of a picking. What a feed holds stands on the feed until it has ended.
 *
 * - `sending`: written before the first request. Whoever finds it does not know whether Amazon has it.
 * - `accepted`: Amazon has taken it, and has not listed the packages yet.
 * - `listed`: Amazon lists the packages.
 * - `elsewhere`: Amazon has it from the seller himself, in Seller Central, or from its own label.
 * - `refused`: with Amazon's words, which stand beside it.
 * - `unknown`: a feed ended without saying, or Amazon accepted it and never listed it.
 */
export interface Told {
  readonly step: (typeof steps)[number];
  readonly fingerprint: string;
  /** While it is being sent: which run is at it. */
  readonly owner?: string | undefined;
}

const steps = ['sending', 'accepted', 'listed', 'elsewhere', 'refused', 'unknown'] as const;

/** Text that cannot be read counts as nothing: the picking is sent, and Amazon knows its packages by their numbers. */
export function parseTold(text: string | undefined): Told | undefined {
  const [word, fingerprint = '', owner] = (text ?? '').split(' ');
  const step = steps.find((known) => known === word);
  return step && { step, fingerprint, owner };
}

/** Empty where nothing was told. */
export const formatTold = (told: Told | undefined): string =>
  told === undefined
    ? ''
    : [told.step, told.fingerprint, told.owner].filter((part) => part !== undefined).join(' ');

/** The same for the same packages: what Amazon has is not sent again, what has changed since is. */
export const fingerprintOf = (shipments: readonly ShipmentConfirmation[]): string =>
  createHash('sha256')
    // Without the date: it may be the time of the run.
    .update(JSON.stringify(shipments.map((shipment) => ({ ...shipment, shipDate: '' }))))
    .digest('hex')
    .slice(0, 12);
