import { describe, expect, it } from '@jest/globals';
import { create, jsonRpc, records } from '../../stage/index.ts';
import { customersOn } from './customers.ts';
import { describeKnownCustomers } from './known-customers-suite.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describeKnownCustomers('a real Odoo', jsonRpc, realDatabases('customers'));

// Odoo's own wizard does it, which the embedded one has not.
describe('two customers that were merged in Odoo', () => {
  const stage = onStage(realDatabases('merged'), { currencies: ['EUR'] });
  const { ordersOf, customersOf, partner, change } = customersOn(stage);

  async function merge(from: number | undefined, into: number | undefined): Promise<void> {
    const context = { active_model: 'res.partner', active_ids: [from, into] };
    const wizard = 'base.partner.merge.automatic.wizard';
    const vals = { partner_ids: [[6, 0, [from, into]]], dst_partner_id: into, state: 'selection' };
    const ids = (await stage().admin.call(wizard, 'create', {
      args: { vals_list: [vals] },
      context,
    })) as readonly number[];
    await stage().admin.call(wizard, 'action_merge', { ids, context });
  }

  async function mergedBuyers() {
    const [one, another] = ordersOf('merged', 2);
    const [two, last] = ordersOf('kept', 2);
    const seller = await stage().openSeller([one, two]);
    await seller.syncOrders();
    const made = await seller.saleOrders(['x_amazon_order_ref']);
    const customers = await customersOf(seller);
    const of = (order: { readonly orderId: string }) =>
      customers[made.findIndex((row) => row['x_amazon_order_ref'] === order.orderId)];
    const [from, into] = [of(one), of(two)];
    await merge(from?.contact, into?.contact);
    return { seller, another, last, into };
  }

  it('are served by the contact that is left, and nothing is written into it', async () => {
    const { seller, another, last, into } = await mergedBuyers();
    const kept = await partner(into?.contact);
    const keptAddress = await partner(into?.address);
    seller.amazon.addOrders([another, last]);
    const outcomes = await seller.syncOrders();
    expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(2);
    expect((await customersOf(seller)).map(({ contact }) => contact)).toEqual(
      [1, 2, 3, 4].map(() => into?.contact),
    );
    expect(await partner(into?.contact)).toEqual(kept);
    expect(await partner(into?.address)).toEqual(keptAddress);
    // Everything is shipped to where the buyer wants it.
    const addresses = await Promise.all((await customersOf(seller)).map(({ address }) => partner(address)));
    expect(addresses.map((address) => address?.['street'])).toEqual(
      (await seller.saleOrders(['x_amazon_order_ref'])).map(
        (row) =>
          [...seller.orders, another, last].find(({ orderId }) => orderId === row['x_amazon_order_ref'])
            ?.recipient?.deliveryAddress?.addressLine1,
      ),
    );
  });

  it('are served by a contact of their own when the one that is left was archived', async () => {
    const { seller, another, into } = await mergedBuyers();
    await change(into?.contact, { active: false });
    const archived = await partner(into?.contact);
    seller.amazon.addOrders([another]);
    await seller.syncOrders();
    const made = (await customersOf(seller)).at(-1);
    expect(made?.contact).not.toBe(into?.contact);
    expect(await partner(made?.contact)).toMatchObject({ name: another.buyer?.buyerName, active: true });
    expect(await partner(into?.contact)).toEqual(archived);
  });

  it('get an address for a place that they have not had before', async () => {
    const { seller, another, into } = await mergedBuyers();
    const moved = {
      ...another,
      recipient: {
        deliveryAddress: { ...another.recipient?.deliveryAddress, addressLine1: 'Calle Nueva 99' },
      },
    };
    seller.amazon.addOrders([moved]);
    await seller.syncOrders();
    const made = (await customersOf(seller)).at(-1);
    expect(made?.contact).toBe(into?.contact);
    expect(await partner(made?.address)).toMatchObject({
      street: 'Calle Nueva 99',
      parent_id: [into?.contact, expect.anything()],
    });
  });

  it('keep a contact that somebody made under the same external id in Odoo', async () => {
    const [first] = ordersOf('foreign', 2);
    const [foreign] = await create(stage().admin, 'res.partner', [{ name: 'Someone else', city: 'Vigo' }]);
    const seller = await stage().openSeller([first]);
    const [drafted] = await seller.syncOrders({ dryRun: true });
    const key = drafted?.status === 'created' ? (drafted.draft.customer.contact.create?.key ?? '') : '';
    await create(stage().admin, 'ir.model.data', [
      { module: 'amazon', name: key, model: 'res.partner', res_id: foreign, noupdate: true },
    ]);
    const before = await partner(foreign);
    await seller.syncOrders();
    expect((await customersOf(seller))[0]?.contact).toBe(foreign);
    expect(await partner(foreign)).toEqual(before);
    expect(await records(stage().admin, 'res.partner', [['parent_id', '=', foreign]], [])).toHaveLength(1);
  });
});
