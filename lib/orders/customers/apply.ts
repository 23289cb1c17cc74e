import {
  upsert,
  type CallScope,
  type LoadRecord,
  type OdooPort,
  type UpsertResult,
} from '../../odoo/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import type { PartnerDraft, SaleOrderDraft } from '../draft.ts';
import { partnerExternalId } from '../keys.ts';
import { partnerRecord } from '../records.ts';
import { quiet } from '../writing.ts';

export const partnersToCreate = ({ customer }: SaleOrderDraft): readonly PartnerDraft[] => {
  const { contact, deliveryAddress } = customer;
  return [contact, deliveryAddress].flatMap((reference) => reference.create ?? []);
};

/**
 * Makes the contacts with their delivery addresses: one call, and one more when Odoo refuses contacts that have a VAT
 * number. Those are sent again without it, and with a remark, since a number that Odoo's check does not like is no reason
 * to lose an order. Gives the errors of those that Odoo refused, by external id.
 */
export async function createCustomers(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  scope: CallScope,
): Promise<ReadonlyMap<string, ConnectorError>> {
  const roots = new Map<
    string,
    { readonly contact: PartnerDraft; readonly addresses: Map<string, PartnerDraft> }
  >();
  const addressesOfKnown = new Map<string, { readonly parentId: number; readonly address: PartnerDraft }>();
  for (const { customer } of drafts) {
    const { contact, deliveryAddress } = customer;
    const address = deliveryAddress.create === contact.create ? undefined : deliveryAddress.create;
    if (contact.create) {
      const root = roots.get(contact.create.key) ?? {
        contact: contact.create,
        addresses: new Map<string, PartnerDraft>(),
      };
      if (address) root.addresses.set(address.key, address);
      roots.set(contact.create.key, root);
    } else if (address) {
      addressesOfKnown.set(address.key, { parentId: contact.id, address });
    }
  }
  const records = [
    ...[...roots.values()].map(recordOf),
    ...[...addressesOfKnown.values()].map(({ parentId, address }) => {
      const { key, values } = partnerRecord(address);
      return { key, values: { ...values, parent_id: { dbId: parentId } } };
    }),
  ];
  const load = (wanted: readonly LoadRecord[]): Promise<readonly UpsertResult[]> =>
    upsert(odoo, 'res.partner', wanted, {
      context: quiet,
      ...scope,
    });
  const results = await load(records);
  const doubtful = [...roots.values()].filter(({ contact }) => {
    const result = results.find(({ key }) => key === partnerExternalId(contact.key));
    // Odoo names no field when it refuses a VAT number, and speaks the user's language (measured on 19).
    return contact.values.vat !== undefined && result?.error?.code === 'ODOO_VALIDATION';
  });
  const again = await load(
    doubtful.map(({ contact, addresses }) => recordOf({ contact: bare(contact), addresses })),
  );
  const taken = new Set(again.flatMap(({ key, id }) => (id === undefined ? [] : [key])));
  const errors = [...results.filter(({ key }) => !taken.has(key)), ...again].flatMap(({ key, error }) =>
    error ? [[key, error] as const] : [],
  );
  return new Map(errors);
}

interface NewCustomer {
  readonly contact: PartnerDraft;
  readonly addresses: ReadonlyMap<string, PartnerDraft>;
}

const recordOf = ({ contact, addresses }: NewCustomer): LoadRecord =>
  partnerRecord(contact, [...addresses.values()]);

const bare = (contact: PartnerDraft): PartnerDraft => ({
  ...contact,
  values: {
    ...contact.values,
    vat: undefined,
    remark: `Odoo refused the tax number ${contact.values.vat ?? ''} that Amazon gave for this buyer. Check it, and enter it here if it is right.`,
  },
});
