import { describe, expect, it } from '@jest/globals';
import type { WireOrder } from '../../lib/testing/index.ts';
import { records, type OdooDatabase, type Row, type Transport } from '../../stage/index.ts';
import { customersOn } from './customers.ts';
import { onStage } from './on-stage.ts';

/** Orders of customers that people have archived, emptied or moved in Odoo. */
export function describeKnownCustomers(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`customers that were changed in Odoo, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['OFFERED-MUG'] });
    const { ordersOf, customersOf, partner, change } = customersOn(stage);

    it('an archived contact is not used and not filled again: the order gets a contact of its own, and so do the next ones', async () => {
      const [first, second, third] = ordersOf('archived', 3);
      const seller = await stage().openSeller([first]);
      await seller.syncOrders();
      const [before] = await customersOf(seller);
      await change(before?.contact, { active: false });
      const archived = await partner(before?.contact);

      seller.amazon.addOrders([second]);
      expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'unchanged' }]);
      seller.amazon.addOrders([third]);
      await seller.syncOrders();
      const [, made, next] = await customersOf(seller);
      expect(made?.contact).not.toBe(before?.contact);
      expect(next?.contact).toBe(made?.contact);
      expect(await partner(made?.contact)).toMatchObject({ name: second.buyer?.buyerName, active: true });
      expect(await partner(before?.contact)).toEqual(archived);
    });

    it('the orders of one buyer on one page share the contact that stands in for an archived one', async () => {
      const [first, second, third] = ordersOf('archived at once', 3);
      const seller = await stage().openSeller([first]);
      await seller.syncOrders();
      const [before] = await customersOf(seller);
      await change(before?.contact, { active: false });
      seller.amazon.addOrders([second, third]);
      await seller.syncOrders();
      const [, one, other] = await customersOf(seller);
      expect(one?.contact).not.toBe(before?.contact);
      expect(other).toEqual(one);
    });

    it('the shared contact of unnamed buyers has one stand-in when it was archived, however many orders come', async () => {
      const named = ordersOf('unnamed', 3);
      const orders = named.map((order): WireOrder => ({ ...order, buyer: undefined, recipient: undefined }));
      const [first, second, third] = orders;
      if (!first || !second || !third) throw new Error('no orders');
      const seller = await stage().openSeller([first]);
      await seller.syncOrders();
      const [before] = await customersOf(seller);
      await change(before?.contact, { active: false });
      seller.amazon.addOrders([second]);
      await seller.syncOrders();
      seller.amazon.addOrders([third]);
      await seller.syncOrders();
      const [, one, other] = await customersOf(seller);
      expect(one?.contact).not.toBe(before?.contact);
      expect(other?.contact).toBe(one?.contact);
    });

    it('an emptied contact is not filled again', async () => {
      const [first, second] = ordersOf('emptied', 2);
      const seller = await stage().openSeller([first]);
      await seller.syncOrders();
      const [before] = await customersOf(seller);
      await change(before?.contact, { ...nothing, name: 'Erased' });
      await change(before?.address, { ...nothing, name: 'Erased' });
      const emptied = [await partner(before?.contact), await partner(before?.address)];

      seller.amazon.addOrders([second]);
      await seller.syncOrders();
      const [, made] = await customersOf(seller);
      expect(made?.contact).not.toBe(before?.contact);
      expect(await partner(made?.contact)).toMatchObject({
        name: second.buyer?.buyerName,
        email: second.buyer?.buyerEmail?.toLowerCase(),
      });
      expect(await partner(made?.address)).toMatchObject({
        street: second.recipient?.deliveryAddress?.addressLine1,
        parent_id: [made?.contact, expect.anything()],
      });
      expect([await partner(before?.contact), await partner(before?.address)]).toEqual(emptied);
    });

    it.each([
      ['emptied', { ...nothingOf(['street', 'street2', 'city', 'zip', 'phone', 'email']) }],
      ['archived', { active: false }],
    ])(
      'a delivery address that was %s is no place to ship to: the order gets a fresh one',
      async (how, values) => {
        const [first, second] = ordersOf(`address ${how}`, 2);
        const seller = await stage().openSeller([first]);
        await seller.syncOrders();
        const [before] = await customersOf(seller);
        await change(before?.address, values);
        const left = await partner(before?.address);

        seller.amazon.addOrders([second]);
        await seller.syncOrders();
        const [, made] = await customersOf(seller);
        expect(made?.contact).toBe(before?.contact);
        expect(made?.address).not.toBe(before?.address);
        expect(await partner(made?.address)).toMatchObject({
          street: second.recipient?.deliveryAddress?.addressLine1,
          city: second.recipient?.deliveryAddress?.city,
          active: true,
          parent_id: [made?.contact, expect.anything()],
        });
        expect(await partner(before?.address)).toEqual(left);
      },
    );

    it('a contact whose key somebody has taken away serves on, as it is', async () => {
      const [first, second] = ordersOf('keyless', 2);
      const seller = await stage().openSeller([first]);
      await seller.syncOrders();
      const [before] = await customersOf(seller);
      await change(before?.contact, {
        x_amazon_key: false,
        email: 'somebody@example.com',
        street: 'Moved 1',
      });
      const edited = await partner(before?.contact);

      seller.amazon.addOrders([second]);
      await seller.syncOrders();
      const [, made] = await customersOf(seller);
      expect(made).toEqual(before);
      expect(await partner(before?.contact)).toEqual(edited);
    });

    it('an offer that was given another SKU in Odoo stays as it is', async () => {
      const [first, second] = ordersOf('of a mug', 2, ['OFFERED-MUG']);
      const seller = await stage().openSeller([first]);
      await seller.syncOrders();
      const [offer] = await offersOf(seller.ours('x_registration_id'));
      await stage().bot.call('x_amazon_offer', 'write', {
        ids: [offer?.id ?? 0],
        args: { vals: { x_sku: 'ANOTHER-SKU' } },
      });
      seller.amazon.addOrders([second]);
      expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }, { status: 'unchanged' }]);
      expect(await offersOf(seller.ours('x_registration_id'))).toMatchObject([
        { id: offer?.id, x_sku: 'ANOTHER-SKU' },
      ]);
    });

    const offersOf = (domain: unknown): Promise<readonly Row[]> =>
      records(stage().bot, 'x_amazon_offer', domain, ['x_sku']);
  });
}

const nothingOf = (fields: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.map((field) => [field, false]));
const nothing = nothingOf(['email', 'phone', 'street', 'street2', 'city', 'zip', 'state_id', 'country_id']);
