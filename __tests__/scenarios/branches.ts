import type { OdooPort } from '../../lib/index.ts';
import { create, records, search, type Stage } from '../../stage/index.ts';

/** Ids of a company and its branches: `twig` is a branch of `branch`, and `sibling` another one of `root`. */
export interface Family {
  readonly root: number;
  readonly branch: number;
  readonly twig: number;
  readonly sibling: number;
}

/** What {@link familyOf} finds on an embedded Odoo, where companies are options. */
export const familyOptions = [
  { name: 'My Company' },
  { name: 'Branch', parent: 'My Company' },
  { name: 'Twig', parent: 'Branch' },
  { name: 'Sibling', parent: 'My Company' },
] as const;

/** The family of a stage: made on a real Odoo, each branch with a warehouse. Admin may enter all of it. */
export async function familyOf({ admin, administrator }: Stage): Promise<Family> {
  const idOf = async (name: string): Promise<number | undefined> =>
    (await search(admin, 'res.company', [['name', '=', name]]))[0];
  const [root = 0] = await search(admin, 'res.company', [['name', '=', 'My Company']]);
  const branchOf = async (parent: number, name: string, code: string): Promise<number> => {
    const there = await idOf(name);
    if (there !== undefined) return there;
    const [made = 0] = await create(admin, 'res.company', [{ name, parent_id: parent }]);
    await admit(admin, 'admin', [made]);
    await create(admin, 'stock.warehouse', [{ name, code, company_id: made }]);
    return made;
  };
  const branch = await branchOf(root, 'Branch', 'BRA');
  const twig = await branchOf(branch, 'Twig', 'TWI');
  const sibling = await branchOf(root, 'Sibling', 'SIB');
  await administrator.install();
  return { root, branch, twig, sibling };
}

/** Lets a user enter these companies too. */
export async function admit(admin: OdooPort, login: string, companies: readonly number[]): Promise<void> {
  const ids = await search(admin, 'res.users', [['login', '=', login]]);
  const vals = { company_ids: companies.map((id) => [4, id]) };
  await admin.call('res.users', 'write', { ids, args: { vals } });
}

/** Lets a user enter this company alone. */
export async function confine(admin: OdooPort, login: string, company: number): Promise<void> {
  const ids = await search(admin, 'res.users', [['login', '=', login]]);
  const vals = { company_id: company, company_ids: [[6, 0, [company]]] };
  await admin.call('res.users', 'write', { ids, args: { vals } });
}

/** What runs in a branch must leave as it is: what belongs to the companies of its family, and to nobody. */
export async function belongings(admin: OdooPort): Promise<unknown> {
  const fields = ['company_id', 'write_date'];
  return {
    taxes: await records(admin, 'account.tax', [], [...fields, 'amount']),
    positions: await records(admin, 'account.fiscal.position', [], fields),
    pricelists: await records(admin, 'product.pricelist', [], fields),
    journals: await records(admin, 'account.journal', [], fields),
    warehouses: await records(admin, 'stock.warehouse', [], fields),
    products: await records(admin, 'product.product', [], ['company_id', 'taxes_id', 'default_code']),
    companies: await records(admin, 'res.company', [], ['parent_id', 'name']),
  };
}
