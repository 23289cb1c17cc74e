import { z } from 'zod';
import { fields, searchRecords, type CallScope, type Domain, type OdooPort } from '../../odoo/index.ts';
import { isUsableIn, type CompanyLine } from '../../registrations/index.ts';
import { unique } from '../../support/unique.ts';
import type { PartnerFacts } from '../facts.ts';
import type { CustomerIdentity } from './plan.ts';

/** A partner as the connector knows it. */
export interface KnownPartner extends PartnerFacts {
  /** The key under which the connector stored it; undefined for those of others. */
  readonly key: string | undefined;
  /** In lower case. */
  readonly email: string | undefined;
  readonly parentId: number | undefined;
}

const partnerSchema = z.object({
  x_amazon_key: fields.char,
  email_normalized: fields.char,
  parent_id: fields.many2one,
  active: fields.boolean,
  company_id: fields.many2one,
  email: fields.char,
  phone: fields.char,
  street: fields.char,
  street2: fields.char,
  city: fields.char,
  zip: fields.char,
});

/** Where partners are read, and for which company. */
export interface PartnerScope {
  readonly registration: CompanyLine;
  readonly scope: CallScope;
}

/** The partners that match, archived ones too: those before the others, and the oldest last. One call. */
export async function readPartners(
  odoo: OdooPort,
  domain: Domain,
  { registration, scope }: PartnerScope,
): Promise<readonly KnownPartner[]> {
  const records = await searchRecords(odoo, 'res.partner', partnerSchema, {
    domain,
    context: { active_test: false },
    order: 'active, id desc',
    ...scope,
  });
  return records.map(({ email, phone, street, street2, city, zip, ...record }) => ({
    id: record.id,
    key: record.x_amazon_key,
    email: record.email_normalized,
    parentId: record.parent_id,
    // Odoo refuses a sale order to a contact of another company.
    isOutOfUse: !record.active || !isUsableIn(registration, record.company_id),
    isEmpty: [email, phone, street, street2, city, zip].every((value) => value === undefined),
  }));
}

/** The partners that these customers may be, by the connector's key and by e-mail address. One call; none for none. */
export async function readCustomers(
  odoo: OdooPort,
  identities: readonly CustomerIdentity[],
  scope: PartnerScope,
): Promise<{
  readonly byKey: ReadonlyMap<string, PartnerFacts>;
  readonly byEmail: ReadonlyMap<string, PartnerFacts>;
}> {
  if (identities.length === 0) return { byKey: new Map(), byEmail: new Map() };
  const keys = identities.flatMap(({ contactKey, addressKey }) => [contactKey, addressKey ?? contactKey]);
  const emails = identities.flatMap(({ email }) => email ?? []);
  const partners = await readPartners(
    odoo,
    ['|', ['x_amazon_key', 'in', unique(keys)], ['email_normalized', 'in', unique(emails)]],
    scope,
  );
  // Of several, the one that comes last is kept: the oldest of those that are not archived.
  const byKey = partners.flatMap((partner): [string, PartnerFacts][] =>
    partner.key === undefined ? [] : [[partner.key, partner]],
  );
  const byEmail = partners.flatMap((partner): [string, PartnerFacts][] =>
    partner.email === undefined || partner.parentId !== undefined || partner.isOutOfUse === true
      ? []
      : [[partner.email, partner]],
  );
  return { byKey: new Map(byKey), byEmail: new Map(byEmail) };
}
