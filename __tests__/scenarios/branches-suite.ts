import { beforeAll, describe, expect, it } from '@jest/globals';
import { createConnector, type Connector, type RegistrationInput } from '../../lib/index.ts';
import { create, records, search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { admit, belongings, familyOf, type Family } from './branches.ts';
import { onStage } from './on-stage.ts';
import { inDollars, pricedOrder } from './priced-orders.ts';

/** What a branch may use of the companies above it and beside it. Taxes: see orders-branches.odoo.test.ts. */
export function describeBranches(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`registrations of a branch on ${name}`, () => {
    const stage = onStage(open, { transport });
    let family: Family;
    let connector: Connector;
    let sellers = 0;

    beforeAll(async () => {
      family = await familyOf(stage());
      await admit(stage().admin, 'bot', Object.values(family));
      connector = createConnector({ odoo: stage().bot, amazon: {} });
    });

    const register = (input: Partial<RegistrationInput>) => {
      sellers += 1;
      return connector.registrations.register({
        name: 'Branch',
        sellerId: `BRANCHSELLER${sellers}`,
        marketplaces: ['US'],
        companyId: family.twig,
        ...input,
      });
    };
    const make = async (model: string, values: Readonly<Record<string, unknown>>): Promise<number> => {
      const [id = 0] = await create(stage().admin, model, [values]);
      return id;
    };
    const warehouseOf = async (company: number): Promise<number> =>
      (await search(stage().admin, 'stock.warehouse', [['company_id', '=', company]]))[0] ?? 0;
    const position = (company: number) =>
      make('account.fiscal.position', { name: 'Position', company_id: company });
    let journals = 0;
    const journal = (company: number) => {
      journals += 1;
      return make('account.journal', {
        name: `Payouts ${journals}`,
        code: `PAY${journals}`,
        type: 'bank',
        company_id: company,
      });
    };

    it('know the companies above them, nearest first, and take the branch’s own warehouse', async () => {
      const twig = await register({});
      expect(twig).toMatchObject({
        companyId: family.twig,
        companyIds: [family.twig, family.branch, family.root],
        warehouseId: await warehouseOf(family.twig),
      });
      const root = await register({ companyId: family.root });
      expect(root.companyIds).toEqual([family.root]);
    });

    it('take fiscal positions and journals of any company above', async () => {
      const wanted = {
        fiscalPositionId: await position(family.root),
        paymentJournalId: await journal(family.branch),
        taxes: { US: { fiscalPositionId: await position(family.branch) } },
      };
      const { id, ...stored } = await register(wanted);
      expect(stored).toMatchObject({
        fiscalPositionId: wanted.fiscalPositionId,
        paymentJournalId: wanted.paymentJournalId,
        taxRules: [{ fiscalPositionId: wanted.taxes.US.fiscalPositionId }],
      });
      const own = await position(family.twig);
      const changed = await connector.registrations.update(id, { fiscalPositionId: own });
      expect(changed).toEqual({ id, ...stored, fiscalPositionId: own });
    });

    it('book amounts on products of any company above, or shared, and on none of a company beside', async () => {
      const product = (company: number | false) =>
        make('product.product', { name: 'Carriage', type: 'service', company_id: company });
      const products = {
        shipping: await product(family.root),
        giftWrap: await product(family.twig),
        other: await product(false),
      };
      const { id, ...stored } = await register({ products });
      expect(stored.products).toMatchObject(products);
      const foreign = await product(family.sibling);
      const wrong = { products: { shipping: foreign } };
      const sentence = expect.stringMatching(
        /Product \d+ \("Carriage", shipping\) belongs to another company than/,
      );
      await expect(register(wrong)).rejects.toMatchObject({ message: sentence });
      await expect(connector.registrations.update(id, wrong)).rejects.toMatchObject({ message: sentence });
      // Of the company that it would move to, those that it has already count too.
      const moved = connector.registrations.update(id, { companyId: family.root });
      await expect(moved).rejects.toMatchObject({
        message: expect.stringMatching(/\("Carriage", giftWrap\) belongs to another company than My Company/),
      });
    });

    it('refuse those of a company beside or beneath', async () => {
      const ofSibling = { fiscalPositionId: await position(family.sibling) };
      const foreign = await journal(family.sibling);
      const attempt = register({ ...ofSibling, paymentJournalId: foreign, taxes: { US: ofSibling } });
      await expect(attempt).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringMatching(
          /Journal \d+ .*another company than Twig.*Fiscal position \d+ .*another company than Twig.*Fiscal position/,
        ),
      });
      const beneath = register({ companyId: family.branch, fiscalPositionId: await position(family.twig) });
      await expect(beneath).rejects.toMatchObject({
        message: expect.stringContaining('belongs to another company than Branch'),
      });
    });

    it('refuse warehouses, locations, teams and pricelists of a company above, as Odoo does on a sale order', async () => {
      const team = await make('crm.team', { name: 'Team of the branch', company_id: family.branch });
      const [location = 0] = await search(stage().admin, 'stock.location', [
        ['usage', '=', 'internal'],
        ['company_id', '=', family.root],
      ]);
      const attempt = register({
        warehouseId: await warehouseOf(family.branch),
        locationId: location,
        salesTeamId: team,
      });
      await expect(attempt).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringMatching(
          /Warehouse \d+ .*another company than Twig.*Location \d+ .*another.*Sales team \d+ .*another/,
        ),
      });

      const currencies = await records(stage().admin, 'res.currency', [['name', '=', 'CAD']], ['name']);
      const ids = currencies.map(({ id }) => id);
      await stage().admin.call('res.currency', 'write', { ids, args: { vals: { active: true } } });
      const pricelist = (company: number) =>
        make('product.pricelist', { name: 'Canada', currency_id: ids[0], company_id: company });
      await pricelist(family.root);
      await expect(register({ marketplaces: ['CA'] })).rejects.toMatchObject({
        message: expect.stringContaining('No pricelist in CAD for company Twig'),
      });
      const own = await pricelist(family.twig);
      const seller = await stage().openSeller(
        [
          pricedOrder('700-0000000-0000001', [{ sku: 'NONE', quantity: 1, rows: [['ITEM', '10.00']] }], {
            marketplaceId: 'A2EUQ1WTGCTBG2',
            currency: 'CAD',
            country: 'CA',
          }),
        ],
        { marketplaces: ['CA'], registration: { companyId: family.twig } },
      );
      expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }]);
      expect(await seller.saleOrders(['company_id', 'pricelist_id', 'amount_total'])).toMatchObject([
        { company_id: [family.twig, 'Twig'], pricelist_id: [own, expect.any(String)], amount_total: 10 },
      ]);
    });

    it('pick of several products the branch’s own, then the nearest company’s, then a shared one', async () => {
      const product = (reference: string, company: number | false) =>
        make('product.product', { name: reference, default_code: reference, company_id: company });
      const everywhere = [false, family.sibling, family.root, family.branch, family.twig] as const;
      const idsOf = async (reference: string, companies: readonly (number | false)[]) => {
        const ids: number[] = [];
        for (const company of companies) ids.push(await product(reference, company));
        return ids;
      };
      // The one to be chosen is made last: ids decide nothing.
      const wanted = new Map([
        ['OF-TWIG', (await idsOf('OF-TWIG', everywhere)).at(-1)],
        ['OF-BRANCH', (await idsOf('OF-BRANCH', everywhere.slice(0, 4))).at(-1)],
        ['OF-ROOT', (await idsOf('OF-ROOT', everywhere.slice(0, 3))).at(-1)],
        ['SHARED', (await idsOf('SHARED', [family.sibling, false])).at(-1)],
      ]);
      await idsOf('OF-SIBLING', [family.sibling]);
      const skus = [...wanted.keys(), 'OF-SIBLING'];
      const wire = pricedOrder(
        '700-0000000-0000002',
        skus.map((sku, index) => ({ sku, quantity: index + 1, rows: [['ITEM', '10.00']] })),
        inDollars,
      );
      const registration = { companyId: family.twig };
      const seller = await stage().openSeller([wire], { marketplaces: ['US'], registration });
      const before = await belongings(stage().admin);
      expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }]);
      const lines = await records(
        stage().admin,
        'sale.order.line',
        [...seller.ours('order_id.x_amazon_registration_id'), ['x_amazon_component', '=', 'item']],
        ['x_amazon_sku', 'product_id', 'product_uom_qty', 'company_id'],
      );
      const [sales] = await records(
        stage().admin,
        'product.product',
        [['name', '=', 'Amazon Sales']],
        ['name'],
      );
      expect(lines).toMatchObject(
        skus.map((sku, index) => ({
          x_amazon_sku: sku,
          product_id: [wanted.get(sku) ?? sales?.id, expect.any(String)],
          product_uom_qty: index + 1,
          company_id: [family.twig, 'Twig'],
        })),
      );
      const offers = await records(stage().admin, 'x_amazon_offer', seller.ours('x_registration_id'), [
        'x_sku',
      ]);
      expect(offers.map((offer) => offer['x_sku']).sort()).toEqual([...wanted.keys()].sort());
      expect(await belongings(stage().admin)).toEqual(before);
    });
  });
}
