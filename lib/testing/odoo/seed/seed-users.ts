import { fieldHere, type Environment } from '../environment.ts';
import { seedRecord } from '../records/create.ts';
import { findExternalId, setExternalId } from '../records/external-ids.ts';
import type { Traits } from '../versions/version.ts';
import { groupsOfUsers } from './groups.ts';

// Ids as in a new Odoo: user 1 is Odoo itself, which cannot log in; those between 2 and the bot are templates.
const peopleOf = ({ bot, plain }: Traits['userIds']) =>
  [
    { id: 2, login: 'admin', name: 'Administrator' },
    { id: bot, login: 'bot', name: 'Amazon Bot' },
    { id: plain, login: 'plain', name: 'Plain Employee' },
  ] as const;

/** The three users, each in every company. */
export function seedUsers(env: Environment, companies: readonly number[]): void {
  addUser(env, { id: 1, login: '__system__', name: 'OdooBot', active: false, companies });
  for (const { id, login, name } of peopleOf(env.database.version.traits.userIds)) {
    const groups = groupsOfUsers[login].map((group) => findExternalId(env, group)?.id ?? 0);
    addUser(env, { id, login, name, active: true, companies, groups });
  }
  setExternalId(env, 'base.user_admin', { model: 'res.users', id: 2 });
}

interface SeedUser {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly companies: readonly number[];
  readonly groups?: readonly number[];
}

function addUser(env: Environment, { id, login, name, active, companies, groups = [] }: SeedUser): void {
  const [company = 1] = companies;
  const partner = seedRecord(env, 'res.partner', { name, active, type: 'contact', lang: 'en_US' });
  seedRecord(env, 'res.users', {
    id,
    login,
    active,
    partner_id: partner,
    company_id: company,
    company_ids: companies,
    [fieldHere(env, 'res.users', 'group_ids')]: groups,
  });
}
