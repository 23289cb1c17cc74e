import type { CallScope, OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { CustomerDraft, PartnerDraft, PartnerReference } from '../draft.ts';
import { standInKey } from '../keys.ts';
import { loadPartners, type CustomerOfOrder, type LoadedPartner } from './load.ts';
import { isUsable } from './plan.ts';

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
  scope: CallScope,
): Promise<ReadonlyMap<string, OrderCustomer>> {
  const first = await loadPartners(odoo, orders, scope);
  const left = orders.flatMap((order): CustomerOfOrder[] => {
    const customer = withoutUnusable(order, first);
    return customer ? [{ orderId: order.orderId, customer }] : [];
  });
  const second = await loadPartners(odoo, left, scope);
  const customers = new Map([...orders, ...left].map(({ orderId, customer }) => [orderId, customer]));
  const loaded = (draft: PartnerDraft): LoadedPartner | undefined => second(draft) ?? first(draft);
  return new Map([...customers].map(([orderId, customer]) => [orderId, customerOf(customer, loaded)]));
}

type LookUp = (draft: PartnerDraft) => LoadedPartner | undefined;

/**
 * The customer of an order with other drafts for what was not made as it should be: a stand-in for what an order cannot
 * go to, and the address of a contact that was there, with which it was not made. Undefined when nothing is left to do.
 */
function withoutUnusable({ orderId, customer }: CustomerOfOrder, lookUp: LookUp): CustomerDraft | undefined {
  const { contact, deliveryAddress } = customer;
  const standIn = (draft: PartnerDraft): PartnerReference => ({
    create: { ...draft, key: standInKey(draft.key, orderId) },
  });
  const settle = (reference: PartnerReference): PartnerReference => {
    const { create: draft } = reference;
    const made = draft && lookUp(draft);
    if (!draft || made?.facts === undefined) return reference;
    return isUsable(made.facts, draft.values) ? { id: made.facts.id } : standIn(draft);
  };
  if (contact.create && lookUp(contact.create)?.error) return undefined;
  const settledContact = settle(contact);
  if (deliveryAddress === contact) {
    return settledContact.create ? { contact: settledContact, deliveryAddress: settledContact } : undefined;
  }
  const isAnother = settledContact.create !== undefined && deliveryAddress.create !== undefined;
  const settledAddress = isAnother ? standIn(deliveryAddress.create) : settle(deliveryAddress);
  return (settledContact.create ?? settledAddress.create)
    ? { contact: settledContact, deliveryAddress: settledAddress }
    : undefined;
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
