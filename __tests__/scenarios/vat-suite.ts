import { describe, expect, it } from '@jest/globals';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { count, create, records, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** The scenarios of business buyers, on an Odoo whose module base_vat checks VAT numbers. */
export function describeVat(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`VAT numbers on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });

    const [plain] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 71 });

    /** An order of a business buyer with this number. */
    function orderOf(orderId: string, taxRegistrationNumber: string, buyerEmail: string): WireOrder {
      if (!plain) throw new Error('no order');
      const registration = {
        entityType: 'BUYER',
        taxRegistrationType: 'VAT',
        taxRegistrationNumber,
        legalName: 'Ejemplo y Asociados SL',
      } as const;
      return {
        ...plain,
        orderId,
        buyer: { buyerName: 'Ana Ejemplo', buyerEmail, buyerCompanyName: 'Ejemplo' },
        recipient: {
          deliveryAddress: {
            name: 'Ana Ejemplo',
            addressLine1: 'Calle Falsa 123',
            city: 'Madrid',
            countryCode: 'ES',
          },
        },
        tax: { taxRegistrations: [registration] },
      };
    }

    async function importAll(...orders: readonly WireOrder[]) {
      const { syncOrders } = await stage().openSeller(orders);
      return { outcomes: await syncOrders(), sync: syncOrders };
    }

    const saleOrderOf = async (orderId: string) => {
      const [order] = await records(
        stage().bot,
        'sale.order',
        [['x_amazon_order_ref', '=', orderId]],
        ['x_amazon_vat', 'x_amazon_tax_schemes', 'x_amazon_ioss'],
      );
      if (!order) throw new Error(`no sale order of ${orderId}`);
      return order;
    };
    const contactOf = async (email: string) => {
      const [contact] = await records(
        stage().bot,
        'res.partner',
        [['email', '=', email]],
        ['name', 'is_company', 'vat', 'comment'],
      );
      return contact;
    };
    it('make a buyer a company under its legal name, with the number as Odoo wants it', async () => {
      const email = 'good@marketplace.amazon.es';
      await importAll(orderOf('901-0000000-0000001', 'a 1234.5674', email));
      expect(await contactOf(email)).toMatchObject({
        name: 'Ejemplo y Asociados SL',
        is_company: true,
        vat: 'ESA12345674',
      });
      expect(await saleOrderOf('901-0000000-0000001')).toMatchObject({ x_amazon_vat: 'a 1234.5674' });
    });

    it('that Odoo refuses stay on the sale order, with a remark on the contact; the order and others of its page go in', async () => {
      const [bad, good] = ['bad@marketplace.amazon.es', 'fine@marketplace.amazon.es'];
      const { outcomes, sync } = await importAll(
        orderOf('901-0000000-0000002', 'ES<1>', bad),
        orderOf('901-0000000-0000003', 'ESA12345674', good),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created']);
      expect(await contactOf(bad)).toMatchObject({
        name: 'Ejemplo y Asociados SL',
        is_company: true,
        vat: false,
        comment: expect.stringMatching(/Odoo refused the tax number .*&lt;1&gt; that Amazon gave/),
      });
      expect(await contactOf(good)).toMatchObject({ vat: 'ESA12345674', comment: false });

      const refused = await saleOrderOf('901-0000000-0000002');
      expect(refused['x_amazon_vat']).toBe('ES<1>');
      expect((await sync()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    });

    it('go with the tax schemes of the items, and the IOSS number that the carrier needs', async () => {
      const wire = orderOf('901-0000000-0000005', 'ESA12345674', 'scheme@marketplace.amazon.es');
      const shipping = { internationalShipping: { iossNumber: 'IM0001234567' } };
      const tax = { taxCalculationBreakdowns: [{ reportingScheme: 'IOSS' }] };
      await importAll({
        ...wire,
        orderItems: wire.orderItems.map((item) => ({
          ...item,
          tax,
          fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: item.quantityOrdered, shipping },
        })),
      });
      expect(await saleOrderOf('901-0000000-0000005')).toMatchObject({
        x_amazon_tax_schemes: 'IOSS',
        x_amazon_ioss: 'IM0001234567',
      });
    });

    it('leave a customer alone who is known already', async () => {
      const email = 'known@marketplace.amazon.es';
      await create(stage().admin, 'res.partner', [{ name: 'Kept as it is', email }]);
      const { outcomes } = await importAll(orderOf('901-0000000-0000004', 'ESA12345674', email));
      expect(outcomes.map(({ status }) => status)).toEqual(['created']);
      expect(await contactOf(email)).toMatchObject({ name: 'Kept as it is', is_company: false, vat: false });
      expect(await saleOrderOf('901-0000000-0000004')).toMatchObject({ x_amazon_vat: 'ESA12345674' });
      expect(await count(stage().bot, 'res.partner', [['email', '=', email]])).toBe(1);
    });
  });
}
