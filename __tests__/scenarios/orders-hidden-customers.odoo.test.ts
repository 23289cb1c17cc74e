import { describe, expect, it } from '@jest/globals';
import { create, records } from '../../stage/index.ts';
import { customersOn } from './customers.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('customers that were moved to a company which the connector may not enter, on a real Odoo', () => {
  const stage = onStage(realDatabases('hidden_customers'), { currencies: ['EUR'] });
  const { ordersOf, customersOf, partner, change } = customersOn(stage);
  const elsewhere = async (name: string): Promise<number> => {
    const [company = 0] = await create(stage().admin, 'res.company', [{ name }]);
    return company;
  };

  it('a contact is left there: the order gets one of its own, and so do the next ones', async () => {
    const [first, second, third] = ordersOf('moved away', 3);
    const seller = await stage().openSeller([first], { registration: { companyId: 1 } });
    await seller.syncOrders();
    const [before] = await customersOf(seller);
    await change(before?.contact, { company_id: await elsewhere('Elsewhere') });
    const moved = await partner(before?.contact);

    seller.amazon.addOrders([second]);
    expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'unchanged' }]);
    seller.amazon.addOrders([third]);
    await seller.syncOrders();
    const [, next, last] = await customersOf(seller);
    expect(next?.contact).not.toBe(before?.contact);
    expect(last?.contact).toBe(next?.contact);
    expect(await partner(next?.address)).toMatchObject({ parent_id: [next?.contact, expect.anything()] });
    expect(await partner(before?.contact)).toEqual(moved);
    const { connector, registration } = seller;
    expect(await connector.problems.list({ registration })).toEqual([]);
  });

  it('a delivery address is left there, and its contact serves on', async () => {
    const [first, second] = ordersOf('of two places', 2);
    const seller = await stage().openSeller([first], { registration: { companyId: 1 } });
    await seller.syncOrders();
    const [before] = await customersOf(seller);
    await change(before?.address, { parent_id: false });
    await change(before?.address, { company_id: await elsewhere('Nowhere') });

    seller.amazon.addOrders([second]);
    expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'unchanged' }]);
    const [, made] = await customersOf(seller);
    expect(made?.contact).toBe(before?.contact);
    expect(made?.address).not.toBe(before?.address);
  });

  it('nor is a contact of another company used that everybody sees, as those of employees are', async () => {
    const [first, second] = ordersOf('an employee', 2);
    const seller = await stage().openSeller([first], { registration: { companyId: 1 } });
    await seller.syncOrders();
    const [before] = await customersOf(seller);
    const company = await elsewhere('Employer');
    await create(stage().admin, 'res.users', [
      {
        login: 'employee',
        partner_id: before?.contact,
        company_id: company,
        company_ids: [[6, 0, [company]]],
      },
    ]);
    await change(before?.contact, { company_id: company });
    const [seen] = await records(stage().bot, 'res.partner', [['id', '=', before?.contact]], ['company_id']);
    expect(seen).toMatchObject({ company_id: [company, expect.anything()] });

    seller.amazon.addOrders([second]);
    expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'unchanged' }]);
    const [, made] = await customersOf(seller);
    expect(made?.contact).not.toBe(before?.contact);
  });
});
