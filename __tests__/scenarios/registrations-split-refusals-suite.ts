import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createConnector,
  type Connector,
  type Registration,
  type RegistrationInput,
} from '../../lib/index.ts';
import { create, records, search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { admit, familyOf, type Family } from './branches.ts';
import { onStage } from './on-stage.ts';

/** What splits, moves and merges refuse: with every complaint in one message, and nothing changed. */
export function describeSplitRefusals(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`splits, moves and merges that are refused, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    let family: Family;
    let registrations: Connector['registrations'];
    let europe: Registration;
    let italy: Registration;
    let others: Readonly<Record<'branch' | 'seller' | 'america', Registration>>;
    let foreign: Readonly<Record<'location' | 'team' | 'warehouse' | 'shelf', number>>;
    const sellerId = 'REFUSEDSELLER';

    const make = async (model: string, values: Readonly<Record<string, unknown>>): Promise<number> => {
      const [id = 0] = await create(stage().admin, model, [values]);
      return id;
    };

    beforeAll(async () => {
      family = await familyOf(stage());
      const { admin, bot } = stage();
      await admit(admin, 'bot', Object.values(family));
      const [currency] = await search(admin, 'res.currency', [['name', '=', 'EUR']]);
      await make('product.pricelist', { name: 'Europe', currency_id: currency, company_id: false });
      registrations = createConnector({ odoo: bot, amazon: {} }).registrations;
      const register = (input: Partial<RegistrationInput>) =>
        registrations.register({
          name: 'Other',
          sellerId,
          companyId: family.root,
          marketplaces: ['ES'],
          ...input,
        });
      europe = await register({ name: 'Europe', marketplaces: ['ES', 'DE', 'FR'] });
      italy = await register({ name: 'Italy', marketplaces: ['IT'] });
      others = {
        branch: await register({ name: 'Branch', marketplaces: ['NL'], companyId: family.branch }),
        seller: await register({ name: 'Seller', sellerId: 'REFUSEDSELLER2', marketplaces: ['DE', 'IT'] }),
        america: await register({ name: 'America', marketplaces: ['US'] }),
      };
      const [warehouse = 0] = await search(admin, 'stock.warehouse', [['company_id', '=', family.branch]]);
      foreign = {
        location: await make('stock.location', {
          name: 'Branch',
          usage: 'internal',
          company_id: family.branch,
        }),
        shelf: await make('stock.location', { name: 'Customers', usage: 'customer' }),
        team: await make('crm.team', { name: 'Branch', company_id: family.branch }),
        warehouse,
      };
    });

    /** Every registration and claim of the database. */
    const everything = () =>
      Promise.all([
        records(
          stage().admin,
          'x_amazon_registration',
          [],
          ['x_name', 'x_marketplace_ids', 'x_archived', 'write_date'],
        ),
        records(stage().admin, 'x_amazon_claim', [], ['x_name', 'x_registration_id']),
      ]);

    /** Those of the sentences that the refusal of an attempt leaves out; that it writes nothing, nor does its dry run. */
    async function unsaid(
      attempt: (options: { readonly dryRun?: boolean }) => Promise<unknown>,
      sentences: readonly string[],
      code = 'REGISTRATION_INVALID',
    ): Promise<readonly string[]> {
      const before = await everything();
      const messages: string[] = [];
      for (const options of [{}, { dryRun: true }]) {
        const error = await attempt(options).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        expect(error).toMatchObject({ code });
        messages.push(error instanceof Error ? error.message : '');
      }
      expect(await everything()).toEqual(before);
      return sentences.filter((sentence) => !messages.every((message) => message.includes(sentence)));
    }
    const unsaidBySplit = (input: object, ...sentences: readonly string[]) =>
      unsaid(
        (options) => registrations.split(europe, { name: 'North', marketplaces: ['DE'], ...input }, options),
        sentences,
      );

    it('name an unknown marketplace, an empty name, a misspelt option and a time, all at once', async () => {
      expect(
        await unsaidBySplit(
          {
            name: ' ',
            marketplaces: ['DE', 'XX'],
            salesTeam: 3,
            ordersSince: '2026-01-01T00:00:00Z',
            tagIds: [999_999],
          },
          'XX',
          'The name is empty.',
          'There is no option "salesTeam".',
          'A split takes no ordersSince',
          'Tag 999999 does not exist',
        ),
      ).toEqual([]);
    });

    it('name marketplaces that the registration does not have, or that another one has', async () => {
      expect(
        await unsaidBySplit(
          { marketplaces: ['DE', 'IT', 'SE'] },
          `Amazon.se is no marketplace of registration ${europe.id} ("Europe")`,
          `Amazon.it already belongs to registration ${italy.id} ("Italy")`,
        ),
      ).toEqual([]);
      expect(
        await unsaidBySplit({ marketplaces: ['US'] }, `registration ${others.america.id} ("America")`),
      ).toEqual([]);
      expect(await unsaidBySplit({ marketplaces: [] }, 'Name at least one marketplace')).toEqual([]);
    });

    it('would leave a registration without marketplace', async () => {
      expect(
        await unsaidBySplit(
          { marketplaces: ['FR', 'DE', 'ES'] },
          `Registration ${europe.id} ("Europe") would have no marketplace left`,
        ),
      ).toEqual([]);
    });

    it('name records of another company, or a location that is not internal', async () => {
      const { location, team, warehouse, shelf } = foreign;
      expect(
        await unsaidBySplit(
          { locationId: location, salesTeamId: team, warehouseId: warehouse, returnLocationId: shelf },
          `Location ${location}`,
          `Sales team ${team}`,
          `Warehouse ${warehouse}`,
          `Return location ${shelf}`,
          'belongs to another company than My Company',
          'is no internal location of Odoo',
        ),
      ).toEqual([]);
      expect(await unsaidBySplit({ companyId: 999_999 }, 'Company 999999 does not exist')).toEqual([]);
      expect(await unsaidBySplit({ taxes: { FR: { taxId: 1 } } }, 'taxes names "FR"')).toEqual([]);
    });

    it('name registrations that are not there', async () => {
      const unknown = { id: 999_999 };
      const split = { name: 'North', marketplaces: ['DE'] };
      for (const attempt of [
        (options: object) => registrations.split(unknown, split, options),
        (options: object) => registrations.moveMarketplace('DE', { from: unknown, to: europe }, options),
        (options: object) => registrations.moveMarketplace('DE', { from: europe, to: unknown }, options),
        (options: object) => registrations.merge([europe, unknown], options),
        (options: object) => registrations.merge([unknown, europe], options),
        (options: object) => registrations.archive(unknown, options),
      ])
        expect(await unsaid(attempt, ['no registration 999999'], 'REGISTRATION_UNKNOWN')).toEqual([]);
    });

    it('misspell an option of the call', async () => {
      const slip: object = { dryrun: true };
      const split = { name: 'North', marketplaces: ['DE'] };
      for (const attempt of [
        () => registrations.split(europe, split, slip),
        () => registrations.moveMarketplace('DE', { from: europe, to: italy }, slip),
        () => registrations.merge([europe, italy], slip),
        () => registrations.archive(italy, slip),
      ])
        expect(await unsaid(attempt, ['dryrun'], 'CONFIGURATION_INVALID')).toEqual([]);
    });

    it('move what is not there, to whom it cannot belong, or the last one', async () => {
      const unsaidByMove = (
        code: string,
        from: Registration,
        to: Registration,
        ...sentences: readonly string[]
      ) => unsaid((options) => registrations.moveMarketplace(code, { from, to }, options), sentences);
      expect(await unsaidByMove('DE', europe, others.america, 'Marketplaces of several regions')).toEqual([]);
      expect(
        await unsaidByMove(
          'FR',
          europe,
          others.seller,
          `Registrations ${europe.id} and ${others.seller.id} belong to different sellers`,
        ),
      ).toEqual([]);
      expect(await unsaidByMove('XX', europe, italy, 'XX')).toEqual([]);
      expect(
        await unsaidByMove('SE', europe, italy, `Amazon.se is no marketplace of registration ${europe.id}`),
      ).toEqual([]);
      expect(
        await unsaidByMove(
          'IT',
          italy,
          europe,
          `Registration ${italy.id} ("Italy") would have no marketplace left`,
        ),
      ).toEqual([]);
      expect(await unsaidByMove('DE', europe, europe, 'Name two different registrations.')).toEqual([]);
    });

    it('do not take it for done when another seller’s registration has the marketplace already', async () => {
      expect(
        await unsaid(
          (options) => registrations.moveMarketplace('DE', { from: europe, to: others.seller }, options),
          ['belong to different sellers'],
        ),
      ).toEqual([]);
    });

    it('merge one alone, one with itself, other sellers, companies or regions', async () => {
      const unsaidByMerge = (ones: readonly Registration[], ...sentences: readonly string[]) =>
        unsaid((options) => registrations.merge(ones, options), sentences);
      expect(await unsaidByMerge([], 'needs two different registrations')).toEqual([]);
      expect(await unsaidByMerge([europe], 'needs two different registrations')).toEqual([]);
      expect(await unsaidByMerge([europe, europe], 'needs two different registrations')).toEqual([]);
      expect(await unsaidByMerge([italy, others.seller], 'belong to different sellers')).toEqual([]);
      expect(await unsaidByMerge([europe, others.branch], 'belong to different companies')).toEqual([]);
      expect(await unsaidByMerge([europe, others.america], 'Marketplaces of several regions')).toEqual([]);
      // The first two could be merged: they are not, since the third cannot.
      expect(await unsaidByMerge([europe, italy, others.america], 'Marketplaces of several regions')).toEqual(
        [],
      );
    });

    it('do not take an unknown marketplace for a split that was made before', async () => {
      const { to } = await registrations.split(europe, { name: 'North', marketplaces: ['DE'] });
      expect(await unsaidBySplit({ marketplaces: ['DE', 'XX'] }, 'XX')).toEqual([]);
      expect(await unsaidBySplit({ taxes: { XX: { taxId: 1 } } }, 'XX')).toEqual([]);
      expect(await unsaidBySplit({ salesTeam: 3 }, 'There is no option "salesTeam".')).toEqual([]);
      expect(
        await unsaidBySplit({ name: 'East' }, `Amazon.de already belongs to registration ${to.id} ("North")`),
      ).toEqual([]);
    });
  });
}
