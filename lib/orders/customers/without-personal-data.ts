import type { AmazonOrder } from '../../amazon/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import { rewriteError } from '../../support/rewrite-error.ts';
import type { OrderOutcome } from '../outcome.ts';
import { normalizeVat } from './tax-registrations.ts';

const mask = '…';
const shortestMasked = 3;

/**
 * The same error, with everything in it that tells who the buyer is replaced by "…": names, addresses, tax numbers.
 *
 * Odoo's own words quote values (base_vat: `The VAT number [123] for partner [Jane Doe] does not seem to be valid`), and
 * they would be kept in parked problems and logs.
 */
export function withoutPersonalData(error: ConnectorError, order: AmazonOrder): ConnectorError {
  const values = personalValues(order);
  return rewriteError(error, (text) => masked(text, values, order.orderId));
}

/** The outcomes of these orders, with errors that tell nothing of their buyers. */
export function withoutBuyers(
  outcomes: readonly OrderOutcome[],
  orders: readonly AmazonOrder[],
): readonly OrderOutcome[] {
  return outcomes.map((outcome) => {
    const order = orders.find(({ orderId }) => orderId === outcome.orderId);
    return outcome.status === 'failed' && order
      ? { ...outcome, error: withoutPersonalData(outcome.error, order) }
      : outcome;
  });
}

function personalValues({ buyer, deliveryAddress, taxRegistrations }: AmazonOrder): readonly string[] {
  const registered = taxRegistrations.flatMap(({ legalName, taxRegistrationNumber, countryCode }) => {
    if (taxRegistrationNumber === undefined) return [legalName];
    const vat = normalizeVat(taxRegistrationNumber, countryCode ?? deliveryAddress?.countryCode);
    // base_vat quotes numbers without the prefix of the country (measured).
    return [legalName, taxRegistrationNumber, vat, vat.replace(/^[A-Z]{2}/, '')];
  });
  return [...textsOf(buyer), ...textsOf(deliveryAddress), ...registered]
    .flatMap((value) => value?.trim() ?? [])
    .filter((value) => value.length >= shortestMasked)
    .toSorted((a, b) => b.length - a.length);
}

// Kinds of addresses and countries tell of nobody, and are words that a sentence may need.
const impersonal: ReadonlySet<string> = new Set(['addressType', 'countryCode']);

function textsOf(part: object | undefined): readonly string[] {
  return Object.entries(part ?? {}).flatMap(([name, value]: [string, unknown]) => {
    if (impersonal.has(name)) return [];
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsOf(value) : [];
  });
}

// Not by whole words: Japanese has no blanks around a name. The order's id stays, it is what a person looks for.
function masked(text: string, values: readonly string[], orderId: string): string {
  if (values.length === 0) return text;
  const pattern = new RegExp(values.map(escaped).join('|'), 'giu');
  return text
    .split(orderId)
    .map((part) => part.replaceAll(pattern, mask))
    .join(orderId);
}

const escaped = (value: string): string => value.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
