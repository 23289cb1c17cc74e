import { wrapAmazonPort, type AmazonOrder, type AmazonPort } from '../amazon/index.ts';
import { rewriteErrors, type OdooPort } from '../odoo/index.ts';
import type { People } from './people.ts';
import { personalValuesIn } from './person-shape.ts';
import { isObject } from '../support/is-object.ts';

/** `port`, whose errors tell of nobody that is known; it remembers the buyers of orders that come through it. */
export const hidingAmazon = (port: AmazonPort, people: People): AmazonPort =>
  wrapAmazonPort(port, async (_call, send) => {
    try {
      const answer = await send();
      people.addOrders(ordersIn(answer));
      return answer;
    } catch (error) {
      throw people.hide(error);
    }
  });

/** `port`, whose errors tell of nobody that is known; it remembers the partners that are read through it. */
export function hidingOdoo(port: OdooPort, people: People): OdooPort {
  const hidden = rewriteErrors(port, people.hide);
  return {
    ...hidden,
    call: async (model, method, call) => {
      const answer = await hidden.call(model, method, call);
      for (const [id, values] of personalValuesIn(model, answer)) people.add(`res.partner ${id}`, values);
      return answer;
    },
  };
}

/** The orders in an answer of Amazon's: one alone, or a page of them, as a turn of the iterator gives it. */
function ordersIn(answer: unknown): readonly AmazonOrder[] {
  if (isOrder(answer)) return [answer];
  const page = isObject(answer) && 'value' in answer ? answer.value : undefined;
  const entries: unknown = isObject(page) && 'entries' in page ? page.entries : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) =>
    isObject(entry) && 'order' in entry && isOrder(entry.order) ? [entry.order] : [],
  );
}

// By what is read of it here: a port of the caller's own may give anything.
const isOrder = (value: unknown): value is AmazonOrder =>
  isObject(value) &&
  'orderId' in value &&
  'taxRegistrations' in value &&
  Array.isArray(value.taxRegistrations);
