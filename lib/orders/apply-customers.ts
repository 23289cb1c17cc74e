import { upsert, type OdooPort } from '../odoo/index.ts';
import type { ConnectorError } from '../support/errors.ts';
import type { ApplyOptions } from './apply.ts';
import type { PartnerDraft, SaleOrderDraft } from './draft.ts';
import type { RunFacts } from './facts.ts';
import { quiet } from './quiet.ts';
import { partnerRecord } from './records.ts';

export const partnersToCreate = ({ customer }: SaleOrderDraft): readonly PartnerDraft[] => {
  const { contact, deliveryAddress } = customer;
  return [contact, deliveryAddress].flatMap((reference) => reference.create ?? []);
};

/** Makes the contacts with their delivery addresses; gives the errors of those that Odoo refused, by external id. */
export async function createCustomers(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  run: RunFacts,
  options: ApplyOptions,
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
    ...[...roots.values()].map(({ contact, addresses }) => partnerRecord(contact, [...addresses.values()])),
    ...[...addressesOfKnown.values()].map(({ parentId, address }) => {
      const { key, values } = partnerRecord(address);
      return { key, values: { ...values, parent_id: { dbId: parentId } } };
    }),
  ];
  const results = await upsert(odoo, 'res.partner', records, {
    context: quiet,
    companyId: run.registration.companyId,
    ...options,
  });
  return new Map(results.flatMap((result) => (result.error ? [[result.key, result.error] as const] : [])));
}
