import type { OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { CustomerDraft, PartnerDraft, PartnerReference } from '../draft.ts';
import type { PartnerFacts } from '../facts.ts';
import { loadPartners, type CustomerOfOrder, type LoadedPartner } from './load.ts';
import { isUsable, standIn } from './plan.ts';
import type { PartnerScope } from './read.ts';

/** The partners of an order, by their ids in Odoo; or why it has none. */
export type OrderCustomer =
  | { readonly contactId: number; readonly deliveryAddressId: number; readonly error?: never }
  | { readonly error: ConnectorError };

/**
 * Makes the customers that are missing, and finds those that turn out to be there; gives them by Amazon order id.
 *
 * Contacts go with their delivery addresses: one call and one that reads back, none when all customers are known. Nothing
 * is ever written into a partner that is there: a key may lead to another contact, which it was merged with in Odoo, and
 * the orders of both go to that one. Where that one was archived or emptied, the order gets one of its own, by two calls
 * more.
 */
export async function createCustomers(
  odoo: OdooPort,
  orders: readonly CustomerOfOrder[],
  where: PartnerScope,
): Promise<ReadonlyMap<string, OrderCustomer>> {
  const first = await loadPartners(odoo, orders, where);
  const left = orders.flatMap((order): CustomerOfOrder[] => {
    const customer = withoutUnusable(order, first);
    return customer ? [{ orderId: order.orderId, customer }] : [];
  });
  const second = await loadPartners(odoo, left, where);
  const customers = new Map([...orders, ...left].map(({ orderId, customer }) => [orderId, customer]));
  const loaded = (draft: PartnerDraft): LoadedPartner | undefined => second(draft) ?? first(draft);
  return new Map([...customers].map(([orderId, customer]) => [orderId, customerOf(customer, loaded)]));
}

type LookUp = (draft: PartnerDraft) => LoadedPartner | undefined;

/**
 * The customer of an order with other drafts for what was not made as it should be: a stand-in for what an order cannot
 * go to, and the address of a contact that was there, with which it was not made. Undefined when nothing is left to do.
 */
function withoutUnusable({ customer }: CustomerOfOrder, lookUp: LookUp): CustomerDraft | undefined {
  const { contact, deliveryAddress } = customer;
  if (contact.create && lookUp(contact.create)?.error) return undefined;
  const leftAlone = leftAloneBy(contact, lookUp);
  const resolvedContact = resolved(contact, leftAlone, lookUp);
  const resolvedAddress =
    deliveryAddress === contact
      ? resolvedContact
      : // The address of a contact that is left alone goes with it.
        resolved(deliveryAddress, leftAlone ?? leftAloneBy(deliveryAddress, lookUp), lookUp);
  return (resolvedContact.create ?? resolvedAddress.create)
    ? { contact: resolvedContact, deliveryAddress: resolvedAddress }
    : undefined;
}

/** The partner that a draft has led to, where an order cannot go there. */
function leftAloneBy({ create: draft }: PartnerReference, lookUp: LookUp): PartnerFacts | undefined {
  const facts = draft && lookUp(draft)?.facts;
  return facts && !isUsable(facts, draft.values) ? facts : undefined;
}

function resolved(
  reference: PartnerReference,
  leftAlone: PartnerFacts | undefined,
  lookUp: LookUp,
): PartnerReference {
  if (!reference.create) return reference;
  if (leftAlone) return { create: standIn(reference.create, leftAlone) };
  const facts = lookUp(reference.create)?.facts;
  return facts ? { id: facts.id } : reference;
}

function customerOf({ contact, deliveryAddress }: CustomerDraft, lookUp: LookUp): OrderCustomer {
  const idOf = (reference: PartnerReference): number | ConnectorError => {
    if (!reference.create) return reference.id;
    const { error, facts } = lookUp(reference.create) ?? {};
    return error ?? facts?.id ?? notMade(reference.create);
  };
  const contactId = idOf(contact);
  const deliveryAddressId = idOf(deliveryAddress);
  if (typeof contactId !== 'number') return { error: contactId };
  if (typeof deliveryAddressId !== 'number') return { error: deliveryAddressId };
  return { contactId, deliveryAddressId };
}

const notMade = ({ key }: PartnerDraft): ConnectorError =>
  new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo gave neither an id nor an error for partner ${key}.`);
