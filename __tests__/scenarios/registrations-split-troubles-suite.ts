import { describe, expect, it } from '@jest/globals';
import { ConnectorError, type Connector, type OdooPort, type Registration } from '../../lib/index.ts';
import { cancelled } from '../../lib/testing/index.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { hour, minute, start } from './cursors.ts';
import { onStage } from './on-stage.ts';
import { tally, transfersOn, type House } from './transfers.ts';

/** Splits, moves, merges and archivings whose replies are lost, and people who edit registrations in Odoo. */
export function describeSplitTroubles(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`splits that meet trouble, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['TROUBLE-MUG'] });
    const transfers = transfersOn(stage);
    const skus = ['TROUBLE-MUG'];

    /** One registration of Spain and France, one of Germany and Italy, with an order of each marketplace. */
    async function openTwo() {
      const listed = ['ES', 'FR', 'DE', 'IT'].flatMap((code) => transfers.ordersOf(code, { skus }));
      const house = await transfers.open(listed, { marketplaces: ['ES', 'FR', 'DE', 'IT'] });
      expect(tally(await house.sync(house.registration))).toEqual({ created: 4 });
      const { from: south, to: north } = await house.connector.registrations.split(house.registration, {
        name: 'North',
        marketplaces: ['DE', 'IT'],
      });
      return { house, south, north, listed };
    }

    /** A process whose first transaction has its reply lost, after it was carried out or before. */
    function losing(house: House, moment: 'after' | 'before') {
      const port = stage().port('bot');
      let runs = 0;
      const odoo: OdooPort = {
        ...port,
        call: async (model, method, call) => {
          if (method !== 'run') return port.call(model, method, call);
          runs += 1;
          if (runs > 1) return port.call(model, method, call);
          if (moment === 'after') await port.call(model, method, call);
          throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
        },
      };
      return { registrations: house.connectorOver(odoo).registrations, runs: () => runs };
    }

    interface Verb {
      readonly call: (
        registrations: Connector['registrations'],
        ends: { readonly south: Registration; readonly north: Registration },
      ) => Promise<unknown>;
      readonly done: object;
      /** What there is afterwards, with `South` for the registration that was there first. */
      readonly left: readonly string[];
    }
    const verbs: Readonly<Record<string, Verb>> = {
      split: {
        call: (registrations, { south }) =>
          registrations.split(south, { name: 'France', marketplaces: ['FR'] }),
        done: { status: 'done', moved: { x_amazon_offer: 1 }, to: { name: 'France' } },
        left: ['France: FR', 'North: DE IT', 'South: ES'],
      },
      move: {
        call: (registrations, { south, north }) =>
          registrations.moveMarketplace('FR', { from: south, to: north }),
        done: { status: 'done', moved: { x_amazon_offer: 1 }, to: { name: 'North' } },
        left: ['North: DE FR IT', 'South: ES'],
      },
      merge: {
        call: (registrations, { south, north }) => registrations.merge([north, south]),
        done: { status: 'done', into: { name: 'North' }, transfers: [{ moved: { 'sale.order': 4 } }] },
        left: ['North: DE ES FR IT'],
      },
      archive: {
        call: (registrations, { north }) => registrations.archive(north, { force: true }),
        done: { archived: true, name: 'North' },
        left: ['South: ES FR'],
      },
    };

    it.each(Object.keys(verbs).flatMap((verb) => [[verb, 'after'] as const, [verb, 'before'] as const]))(
      'a %s whose reply is lost %s it was carried out is done once',
      async (verb, moment) => {
        const { house, south, north } = await openTwo();
        const { registrations, runs } = losing(house, moment);
        const before = await house.ledger();
        expect(await verbs[verb]?.call(registrations, { south, north })).toMatchObject(
          verbs[verb]?.done ?? {},
        );
        expect(runs()).toBe(2);
        expect((await house.registered()).map((line) => line.replace(south.name, 'South'))).toEqual(
          verbs[verb]?.left,
        );
        const after = await house.ledger();
        expect([after['lines'], after['pickings'], after['moves']]).toEqual([
          before['lines'],
          before['pickings'],
          before['moves'],
        ]);
        const all = await house.connector.registrations.list({ archived: true });
        expect(all.filter(({ sellerId }) => sellerId === south.sellerId)).toHaveLength(
          verb === 'split' ? 3 : 2,
        );
      },
    );

    it('a marketplace that is added by hand to a registration without the claim stops that one alone', async () => {
      const { house, south, north, listed } = await openTwo();
      const germany = north.marketplaces.find(({ countryCode }) => countryCode === 'DE');
      const edit = (command: 3 | 4) =>
        stage().admin.call('x_amazon_registration', 'write', {
          ids: [south.id],
          args: { vals: { x_marketplace_ids: [[command, germany?.recordId, 0]] } },
        });
      await edit(4);
      house.clock.advance(10 * minute);
      house.amazon.addOrders(
        ['ES', 'DE'].flatMap((code) => transfers.ordersOf(code, { skus, changedAt: start + minute })),
      );
      const refused = house.sync(south);
      await expect(refused).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining(
          `stands in registration ${south.id} ("${south.name}") and in registration ${north.id} of this seller`,
        ),
      });
      // The other one goes on: with new orders, and with those that the first one follows.
      house.change(listed[2]?.orderId ?? '', cancelled());
      house.clock.advance(hour);
      expect(tally(await house.sync(north))).toEqual({ cancelled: 1, created: 1 });
      expect((await house.held())['problems']).toEqual([]);
      // Nor can it be split off there.
      const { registrations } = house.connector;
      await expect(registrations.split(south, { name: 'Again', marketplaces: ['DE'] })).rejects.toMatchObject(
        {
          message: expect.stringContaining(`already belongs to registration ${north.id}`),
        },
      );
      await edit(3);
      expect(tally(await house.sync(south))['created']).toBe(1);
      expect(await house.registered()).toEqual(['North: DE IT', `${south.name}: ES FR`]);
    });

    it('a marketplace that was taken away by hand can be split off from where it is now', async () => {
      const { house, south, north } = await openTwo();
      const germany = north.marketplaces.find(({ countryCode }) => countryCode === 'DE');
      const edit = (id: number, command: 3 | 4) =>
        stage().admin.call('x_amazon_registration', 'write', {
          ids: [id],
          args: { vals: { x_marketplace_ids: [[command, germany?.recordId, 0]] } },
        });
      await edit(north.id, 3);
      await edit(south.id, 4);
      const { registrations } = house.connector;
      expect(await registrations.split(south, { name: 'Germany', marketplaces: ['DE'] })).toMatchObject({
        status: 'done',
      });
      expect(await house.registered()).toEqual(['Germany: DE', 'North: IT', `${south.name}: ES FR`]);
    });
  });
}
