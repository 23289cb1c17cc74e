import { describe, expect, it } from '@jest/globals';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { jsonRpc, records } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases, withModule } from './real.ts';

type WireAddress = NonNullable<NonNullable<WireOrder['recipient']>['deliveryAddress']>;

interface Given {
  readonly address: WireAddress;
  /** Number of a company's tax registration, and its country. */
  readonly vat?: readonly [number: string, country: string];
}

/** Where buyers live by Amazon's codes, and what a real Odoo then holds; its module base_vat checks VAT numbers. */
describe('addresses of orders on a real Odoo', () => {
  const stage = onStage(withModule('base_vat', realDatabases('orders_addresses')), {
    currencies: ['EUR'],
    transport: jsonRpc,
  });
  let made = 0;

  /** The contact of an order: with its state and country by code. */
  async function contactOf({ address, vat }: Given) {
    made += 1;
    const [plain] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 9100 + made });
    if (!plain) throw new Error('no order');
    const email = `where-${made}@marketplace.amazon.es`;
    const order: WireOrder = {
      ...plain,
      buyer: { buyerName: 'Ana Ejemplo', buyerEmail: email },
      recipient: { deliveryAddress: { name: 'Ana Ejemplo', ...address } },
      ...(vat && {
        tax: {
          taxRegistrations: [
            {
              entityType: 'BUYER' as const,
              taxRegistrationType: 'VAT',
              taxRegistrationNumber: vat[0],
              legalName: 'Ejemplo y Asociados',
              taxRegistrationAddress: { countryCode: vat[1] },
            },
          ],
        },
      }),
    };
    const seller = await stage().openSeller([order], { marketplaces: ['ES'] });
    expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }]);
    const [contact] = await records(
      stage().bot,
      'res.partner',
      [['email', '=', email]],
      ['name', 'street', 'street2', 'city', 'zip', 'state_id', 'country_id', 'vat', 'comment'],
    );
    const codeOf = async (model: string, link: unknown): Promise<unknown> => {
      const [found] = await records(
        stage().admin,
        model,
        [['id', '=', Array.isArray(link) ? Number(link[0]) : 0]],
        ['code'],
      );
      return found?.['code'];
    };
    return {
      ...contact,
      state: await codeOf('res.country.state', contact?.['state_id']),
      country: await codeOf('res.country', contact?.['country_id']),
    };
  }

  it.each<[string, Given, Readonly<Record<string, unknown>>]>([
    [
      'Greece by EL, with a company',
      {
        address: {
          addressLine1: 'Odos Paradeigma 1',
          city: 'Athina',
          postalCode: '104 31',
          countryCode: 'EL',
        },
        vat: ['GR 094 259 216', 'EL'],
      },
      { country: 'GR', vat: 'EL094259216', zip: '104 31', street2: false, comment: false },
    ],
    [
      'the Canary Islands by IC',
      {
        address: { addressLine1: 'Calle Falsa 1', city: 'Arrecife', postalCode: '35500', countryCode: 'IC' },
      },
      { country: 'ES', state: 'GC', street2: false },
    ],
    [
      'Melilla by EA',
      { address: { addressLine1: 'Calle Falsa 1', city: 'Melilla', postalCode: '52001', countryCode: 'EA' } },
      { country: 'ES', state: 'ME', street2: false },
    ],
    [
      'the Canary Islands without a postal code',
      { address: { addressLine1: 'Calle Falsa 1', city: 'Arrecife', countryCode: 'IC' } },
      { country: 'ES', state: undefined, street2: 'IC' },
    ],
    [
      'the United Kingdom by UK, with a company of Northern Ireland',
      {
        address: {
          addressLine1: '1 Example Street',
          city: 'Belfast',
          postalCode: 'BT1 1AA',
          countryCode: 'uk',
        },
        vat: ['110305878', 'XI'],
      },
      { country: 'GB', vat: 'XI110305878', comment: false },
    ],
    [
      'Kosovo',
      {
        address: {
          addressLine1: 'Rruga Shembull 1',
          city: 'Prishtina',
          postalCode: '10000',
          countryCode: 'XK',
        },
      },
      { country: 'XK', street2: false },
    ],
    [
      'a country that nobody knows',
      {
        address: { addressLine1: 'Somewhere 1', city: 'Nowhere', stateOrRegion: 'North', countryCode: 'ZZ' },
      },
      { country: undefined, street2: 'North, ZZ' },
    ],
  ])(
    'lead to the country that Odoo has, with its state and VAT number: %s',
    async (_case, given, expected) => {
      expect(await contactOf(given)).toMatchObject(expected);
    },
  );
});
