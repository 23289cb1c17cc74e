import type { Environment } from '../environment.ts';
import { seedRecord } from '../records/create.ts';
import { findExternalId, setExternalId } from '../records/external-ids.ts';
import { groupsOfUsers } from './groups.ts';

// Ids as in a new Odoo 19: the user 1 is Odoo itself, 3 and 4 are templates.
const people = [
  { id: 2, login: 'admin', name: 'Administrator' },
  { id: 5, login: 'bot', name: 'Amazon Bot' },
  { id: 6, login: 'plain', name: 'Plain Employee' },
] as const;

/** The three users, each in every company. */
export function seedUsers(env: Environment, companies: readonly number[]): void {
  const [company = 1] = companies;
  for (const { id, login, name } of people) {
    const partner = seedRecord(env, 'res.partner', {
      name,
      type: 'contact',
      lang: 'en_US',
      company_id: company,
    });
    seedRecord(env, 'res.users', {
      id,
      login,
      partner_id: partner,
      company_id: company,
      company_ids: companies,
      group_ids: groupsOfUsers[login].map((group) => findExternalId(env, group)?.id ?? 0),
    });
  }
  setExternalId(env, 'base.user_admin', { model: 'res.users', id: 2 });
}
