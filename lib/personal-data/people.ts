import type { AmazonOrder } from '../amazon/index.ts';
import type { ConnectorError } from '../support/errors.ts';
import { rewriteError, rewriteThrown } from '../support/rewrite-error.ts';
import { buyerValues, type PersonalValues } from './buyer-values.ts';
import { createMask, type PersonalMask } from './mask.ts';

/**
 * The people whose data went through a connector lately: buyers of orders that came from Amazon, partners that were read
 * from Odoo. What Odoo or Amazon says of an error may quote any of them.
 */
export interface People {
  /** Remembers the buyers of these orders. */
  addOrders(orders: readonly AmazonOrder[]): void;
  /** Remembers somebody else. */
  add(key: string, values: PersonalValues): void;
  /** The same error without anybody's data; anything else as it is. */
  readonly hide: <E>(error: E) => E;
}

// Of five pages of orders, or as many partners: a run goes from page to page.
const most = 500;
// Shorter numbers, such as postal codes, may be ids of records, which a person has to read.
const shortestNumber = 7;

/** Nobody yet. The latest five hundred are kept. */
export function createPeople(): People {
  const known = new Map<string, PersonalValues>();
  const masks = new WeakMap<PersonalValues, PersonalMask>();

  const add = (key: string, values: PersonalValues): void => {
    known.delete(key);
    known.set(key, values);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  // Not before there is an error: most runs have none.
  const maskOf = (values: PersonalValues): PersonalMask => {
    const mask = masks.get(values) ?? createMask(values, { digits: shortestNumber });
    masks.set(values, mask);
    return mask;
  };
  return {
    add,
    addOrders: (orders) => {
      for (const order of orders) add(order.orderId, buyerValues(order));
    },
    hide: (error) => {
      const all = [...known.values()].map(maskOf);
      const hide = (text: string): string => all.reduce((masked, mask) => mask(masked), text);
      return rewriteThrown(error, hide);
    },
  };
}

/** The same error, with everything in it that tells who the buyer of the order is replaced by "…". */
export const withoutPersonalData = (error: ConnectorError, order: AmazonOrder): ConnectorError =>
  rewriteError(error, createMask(buyerValues(order)));
