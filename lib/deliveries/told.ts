import { createHash } from 'node:crypto';
import type { ShipmentConfirmation } from '../amazon/index.ts';

/**
 * How far Amazon has been told of a picking, as it stands in the picking's field `x_amazon_told`.
 *
 * - `sending`, `feeding`: written before the first request, one by one or as a feed. Whoever finds it does not know
 *   whether Amazon has heard.
 * - `fed`: a feed holds it; its messages tell its results.
 * - `accepted`: Amazon has taken it, and has not listed the packages yet.
 * - `refused`: with Amazon's words, which stand beside it.
 * - `unknown`: a feed ended without telling.
 */
export type Told =
  | {
      readonly step: 'sending' | 'feeding' | 'accepted' | 'refused' | 'unknown';
      readonly fingerprint: string;
    }
  | {
      readonly step: 'fed';
      readonly fingerprint: string;
      readonly feedId: string;
      /** Numbers of its first and last message. */
      readonly messages: readonly [number, number];
    };

const steps = ['sending', 'feeding', 'accepted', 'refused', 'unknown'] as const;

/** What cannot be read counts as never told: it is looked up at Amazon by its packages' numbers when it is refused. */
export function parseTold(text: string | undefined): Told | undefined {
  const [word, fingerprint = '', feedId = '', first = '', last = first] = (text ?? '').split(/[ /-]/);
  if (word === 'fed' && feedId !== '') {
    return { step: 'fed', fingerprint, feedId, messages: [Number(first), Number(last)] };
  }
  const step = steps.find((known) => known === word);
  return step && { step, fingerprint };
}

export function formatTold(told: Told): string {
  const text = `${told.step} ${told.fingerprint}`;
  return told.step === 'fed' ? `${text} ${told.feedId}/${told.messages.join('-')}` : text;
}

/** The same for the same packages: what was told is not told again, what has changed since is. */
export const fingerprintOf = (shipments: readonly ShipmentConfirmation[]): string =>
  createHash('sha256')
    // Without the date: it may be the time of the run.
    .update(JSON.stringify(shipments.map((shipment) => ({ ...shipment, shipDate: '' }))))
    .digest('hex')
    .slice(0, 12);
