import {
  createOnce,
  type CallScope,
  type Domain,
  type LoadRecord,
  type OdooPort,
  type UpsertResult,
} from '../../odoo/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import type { PartnerDraft, SaleOrderDraft } from '../draft.ts';
import type { PartnerFacts } from '../facts.ts';
import { partnerExternalId } from '../keys.ts';
import { partnerRecord } from '../records.ts';
import { writeContext } from '../write-context.ts';
import { readPartners, type PartnerScope } from './read.ts';

/** The customer of an order, as far as a draft goes. */
export type CustomerOfOrder = Pick<SaleOrderDraft, 'orderId' | 'customer'>;

/** What a draft has come to: a partner that may have been there before, or what Odoo says against it. */
export type LoadedPartner =
  | { readonly facts: PartnerFacts; readonly error?: never }
  | { readonly error: ConnectorError; readonly facts?: never };

interface NewContact {
  readonly contact: PartnerDraft;
  readonly addresses: Map<string, PartnerDraft>;
}

/** The partners that these orders lack, each once. */
interface Missing {
  readonly contacts: readonly NewContact[];
  readonly addressesOfKnown: readonly { readonly parentId: number; readonly address: PartnerDraft }[];
}

/**
 * Makes the partners that these orders lack, and reads back what there is: two calls, none when nothing is missing, and
 * one more when Odoo refuses contacts that have a VAT number. Those are sent again without it, and with a remark, since a
 * number that Odoo's check does not like is no reason to lose an order.
 */
export async function loadPartners(
  odoo: OdooPort,
  orders: readonly CustomerOfOrder[],
  where: PartnerScope,
): Promise<(draft: PartnerDraft) => LoadedPartner | undefined> {
  const missing = missingOf(orders);
  if (missing.contacts.length + missing.addressesOfKnown.length === 0) return () => undefined;
  const results = await loadMissing(odoo, missing, where.scope);
  const ids = new Map(results.map(({ key, id }) => [key, id]));
  const errors = new Map(results.map(({ key, error }) => [key, error]));
  // Addresses that went in below their contact are found by their key.
  const keys = missing.contacts.flatMap(({ addresses }) => [...addresses.keys()]);
  const domain: Domain = [
    '|',
    ['id', 'in', results.flatMap(({ id }) => id ?? [])],
    ['x_amazon_key', 'in', keys],
  ];
  const partners = await readPartners(odoo, domain, where);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const byKey = new Map(partners.map((partner) => [partner.key, partner]));
  return ({ key }) => {
    const externalId = partnerExternalId(key);
    const error = errors.get(externalId);
    if (error) return { error };
    const id = ids.get(externalId);
    const facts = id === undefined ? byKey.get(key) : (byId.get(id) ?? outOfReach(id));
    return facts && { facts };
  };
}

// The key leads to a partner that is not found, such as one that was moved to another company: an order cannot go there.
const outOfReach = (id: number): PartnerFacts => ({ id, isOutOfUse: true });

function missingOf(orders: readonly CustomerOfOrder[]): Missing {
  const contacts = new Map<string, NewContact>();
  const addresses = new Map<string, Missing['addressesOfKnown'][number]>();
  for (const { contact, deliveryAddress } of orders.map(({ customer }) => customer)) {
    const address = deliveryAddress.create === contact.create ? undefined : deliveryAddress.create;
    if (contact.create) {
      const known = contacts.get(contact.create.key) ?? { contact: contact.create, addresses: new Map() };
      if (address) known.addresses.set(address.key, address);
      contacts.set(contact.create.key, known);
    } else if (address) {
      addresses.set(address.key, { parentId: contact.id, address });
    }
  }
  return { contacts: [...contacts.values()], addressesOfKnown: [...addresses.values()] };
}

async function loadMissing(
  odoo: OdooPort,
  { contacts, addressesOfKnown }: Missing,
  scope: CallScope,
): Promise<readonly UpsertResult[]> {
  const load = (records: readonly LoadRecord[]): Promise<readonly UpsertResult[]> =>
    createOnce(odoo, 'res.partner', records, { context: writeContext, ...scope });
  const results = await load([
    ...contacts.map(recordOf),
    ...addressesOfKnown.map(({ parentId, address }) => {
      const { key, values } = partnerRecord(address);
      return { key, values: { ...values, parent_id: { dbId: parentId } } };
    }),
  ]);
  const doubtful = contacts.filter(({ contact }) => {
    const result = results.find(({ key }) => key === partnerExternalId(contact.key));
    // Odoo names no field when it refuses a VAT number, and speaks the user's language (measured on 19).
    return contact.values.vat !== undefined && result?.error?.code === 'ODOO_VALIDATION';
  });
  const again = await load(
    doubtful.map(({ contact, addresses }) => recordOf({ contact: bare(contact), addresses })),
  );
  const taken = new Set(again.flatMap(({ key, id }) => (id === undefined ? [] : [key])));
  return [...results.filter(({ key }) => !taken.has(key)), ...again];
}

const recordOf = ({ contact, addresses }: NewContact): LoadRecord =>
  partnerRecord(contact, [...addresses.values()]);

const bare = (contact: PartnerDraft): PartnerDraft => ({
  ...contact,
  values: {
    ...contact.values,
    vat: undefined,
    remark: `Odoo refused the tax number ${contact.values.vat ?? ''} that Amazon gave for this buyer. Check it, and enter it here if it is right.`,
  },
});
