import type { AmazonOrder } from '../../amazon/index.ts';
import type { CustomerDraft, PartnerDraft, PartnerReference, PartnerValues } from '../draft.ts';
import type { PageFacts, PartnerFacts } from '../facts.ts';
import { addressKey, buyerKey, orderCustomerKey, standInKey, unnamedCustomerKey } from '../keys.ts';
import { addressIdentity, asCompany, mapAddress } from './addresses.ts';
import { buyerTax } from './tax-registrations.ts';

/** Under which key and e-mail address the customer of an order is looked up, before it is made. */
export interface CustomerIdentity {
  /** Amazon's anonymised e-mail address, in lower case; FBM orders only. */
  readonly email: string | undefined;
  readonly contactKey: string;
  /** Undefined without a delivery address. */
  readonly addressKey: string | undefined;
}

/**
 * Who the customer of an order is.
 *
 * Amazon's e-mail address is the same for all orders of a buyer with this seller; without it a named buyer counts as a
 * customer of that order alone, since a name proves nothing. Orders without name and e-mail address (FBA in North
 * America) share one customer for each marketplace.
 */
export function identifyCustomer(order: AmazonOrder, marketplaceId: string): CustomerIdentity {
  const email = order.buyer?.buyerEmail?.toLowerCase();
  const contactKey =
    email !== undefined
      ? buyerKey(email)
      : contactName(order) === undefined
        ? unnamedCustomerKey(marketplaceId)
        : orderCustomerKey(order.orderId);
  const address = order.deliveryAddress;
  return {
    email,
    contactKey,
    addressKey: address && addressKey(contactKey, addressIdentity(address.name ?? '', address)),
  };
}

/**
 * The contact and the delivery address of an order: those that Odoo has, or drafts of new ones. One that was archived or
 * emptied (a rule of privacy, say) is left alone: the order gets one of its own.
 */
export function planCustomer(
  order: AmazonOrder,
  marketplaceId: string,
  marketplaceName: string,
  page: PageFacts,
): CustomerDraft {
  const identity = identifyCustomer(order, marketplaceId);
  const drafted = draftContact(order, identity, marketplaceId, marketplaceName, page);
  const byKey = page.partnersByKey.get(identity.contactKey);
  const byEmail = identity.email === undefined ? undefined : page.partnersByEmail.get(identity.email);
  const known = [byKey, byEmail].find((facts) => facts && isUsable(facts, drafted.values));
  const contact: PartnerReference = known ? { id: known.id } : { create: standIn(drafted, byKey) };

  const { deliveryAddress: address } = order;
  if (!address || identity.addressKey === undefined) return { contact, deliveryAddress: contact };
  const draftedAddress: PartnerDraft = {
    key: identity.addressKey,
    values: {
      ...emptyPartner,
      ...mapAddress(address, page.countries),
      name: address.name ?? contactName(order) ?? unnamed(marketplaceName),
      type: 'delivery',
    },
  };
  const knownAddress = page.partnersByKey.get(identity.addressKey);
  // The address of a contact that is left alone goes with it. One whose contact is not found may have been merged with
  // another one: it shows when the contact is made.
  const isLeftAlone = known === undefined && byKey !== undefined;
  const isUsed = knownAddress && !isLeftAlone && isUsable(knownAddress, draftedAddress.values);
  return {
    contact,
    deliveryAddress: isUsed
      ? { id: knownAddress.id }
      : { create: standIn(draftedAddress, isLeftAlone ? byKey : knownAddress) },
  };
}

/** The draft under a key of its own, where its key belongs to a partner that is left alone: the same for all orders. */
export const standIn = (draft: PartnerDraft, leftAlone: PartnerFacts | undefined): PartnerDraft =>
  leftAlone ? { ...draft, key: standInKey(draft.key, leftAlone.id) } : draft;

/** Whether an order with these values can go to a partner that is there. */
export const isUsable = (
  { isOutOfUse = false, isEmpty = false }: PartnerFacts,
  values: PartnerValues,
): boolean => !isOutOfUse && !(isEmpty && reachingValues(values).some((value) => value !== undefined));

/** What a partner is reached by: without any of it, it was emptied, or never had any. */
const reachingValues = ({ email, phone, street, street2, city, zip }: PartnerValues) => [
  email,
  phone,
  street,
  street2,
  city,
  zip,
];

function draftContact(
  order: AmazonOrder,
  identity: CustomerIdentity,
  marketplaceId: string,
  marketplaceName: string,
  page: PageFacts,
): PartnerDraft {
  // The customer of many unnamed orders has no address and no tax number of its own: each order's goes on its delivery
  // address, and on the sale order.
  const isShared = identity.contactKey === unnamedCustomerKey(marketplaceId);
  const tax = isShared ? undefined : buyerTax(order);
  const company = isShared ? undefined : (tax?.companyName ?? order.buyer?.buyerCompanyName);
  const name = isShared ? undefined : (company ?? contactName(order));
  const address = isShared ? undefined : order.deliveryAddress;
  const postal = address && mapAddress(address, page.countries);
  return {
    key: identity.contactKey,
    values: {
      ...emptyPartner,
      ...(postal && (company === undefined ? postal : asCompany(postal, company))),
      name: name ?? unnamed(marketplaceName),
      isCompany: company !== undefined || (tax?.isCompany ?? false),
      vat: tax?.vat,
      email: identity.email,
    },
  };
}

const contactName = (order: AmazonOrder): string | undefined =>
  order.buyer?.buyerName ?? order.deliveryAddress?.name;
const unnamed = (marketplaceName: string): string => `${marketplaceName} Customer`;

const emptyPartner: PartnerValues = {
  name: '',
  type: 'contact',
  isCompany: false,
  companyName: undefined,
  vat: undefined,
  email: undefined,
  phone: undefined,
  street: undefined,
  street2: undefined,
  city: undefined,
  zip: undefined,
  stateId: undefined,
  countryId: undefined,
};
