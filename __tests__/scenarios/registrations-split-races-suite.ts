import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createConnector,
  isConnectorError,
  type Connector,
  type OdooPort,
  type Registration,
} from '../../lib/index.ts';
import { manualClock, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { registeredOf } from './registered.ts';

/** Several callers that split, move, merge, change and register at the same moment. */
export function describeSplitRaces(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`several who split at once, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    const rounds = [1, 2, 3];
    let one: Connector['registrations'];
    let other: Connector['registrations'];
    let sellers = 0;

    const processOver = (odoo: OdooPort): Connector =>
      createConnector({ odoo, amazon: {}, clock: manualClock('2026-03-01T00:00:00Z') });

    beforeAll(() => {
      one = processOver(stage().port('bot')).registrations;
      other = processOver(stage().port('bot')).registrations;
    });

    const register = async (...marketplaces: readonly string[]): Promise<Registration> => {
      sellers += 1;
      return one.register({ name: 'Europe', sellerId: `RACING${sellers}`, marketplaces });
    };
    const registered = ({ sellerId }: Registration) =>
      registeredOf(stage(), processOver(stage().port('bot')), sellerId);

    /** How many succeeded, and with which codes the others failed. */
    const ends = async (attempts: readonly Promise<unknown>[]) => {
      const settled = await Promise.allSettled(attempts);
      const codes = settled.flatMap((end) =>
        end.status === 'rejected'
          ? [isConnectorError(end.reason) ? end.reason.code : String(end.reason)]
          : [],
      );
      expect(codes.filter((code) => code !== 'REGISTRATION_INVALID')).toEqual([]);
      return { done: settled.length - codes.length, refused: codes.length };
    };

    it.each(rounds)('of two splits of a marketplace under different names, one is made (%i)', async () => {
      const europe = await register('ES', 'DE', 'FR');
      const end = await ends([
        one.split(europe, { name: 'North', marketplaces: ['DE'] }),
        other.split(europe, { name: 'East', marketplaces: ['DE'] }),
      ]);
      expect(end).toEqual({ done: 1, refused: 1 });
      const [first, second] = await registered(europe);
      expect([first === 'East: DE' || second === 'North: DE', [first, second]]).toEqual([
        true,
        expect.arrayContaining(['Europe: ES FR']),
      ]);
    });

    it.each(rounds)('two that make the same split get the same registration (%i)', async () => {
      const europe = await register('ES', 'DE');
      const wanted = { name: 'North', marketplaces: ['DE'] };
      const [first, second] = await Promise.all([one.split(europe, wanted), other.split(europe, wanted)]);
      expect(first.to).toEqual(second.to);
      expect(await registered(europe)).toEqual(['Europe: ES', 'North: DE']);
    });

    it.each(rounds)(
      'of two that take the two marketplaces of a registration, one leaves the other (%i)',
      async () => {
        const europe = await register('ES', 'DE');
        const end = await ends([
          one.split(europe, { name: 'North', marketplaces: ['DE'] }),
          other.split(europe, { name: 'South', marketplaces: ['ES'] }),
        ]);
        expect(end).toEqual({ done: 1, refused: 1 });
        expect([
          ['Europe: ES', 'North: DE'],
          ['Europe: DE', 'South: ES'],
        ]).toContainEqual(await registered(europe));
      },
    );

    it.each(rounds)('two that take different ones of three are both made (%i)', async () => {
      const europe = await register('ES', 'DE', 'FR');
      const end = await ends([
        one.split(europe, { name: 'North', marketplaces: ['DE'] }),
        other.split(europe, { name: 'South', marketplaces: ['ES'] }),
      ]);
      expect(end).toEqual({ done: 2, refused: 0 });
      expect(await registered(europe)).toEqual(['Europe: FR', 'North: DE', 'South: ES']);
    });

    it.each(rounds)('whoever registers a marketplace that is being split off is refused (%i)', async () => {
      const europe = await register('ES', 'DE');
      const { sellerId } = europe;
      const end = await ends([
        one.split(europe, { name: 'North', marketplaces: ['DE'] }),
        other.register({ name: 'Germany', sellerId, marketplaces: ['DE'] }),
      ]);
      expect(end).toEqual({ done: 1, refused: 1 });
      expect(await registered(europe)).toEqual(['Europe: ES', 'North: DE']);
    });

    it.each(rounds)('a merge and a split at once leave each marketplace with one (%i)', async () => {
      const europe = await register('ES', 'DE');
      const { to } = await one.split(europe, { name: 'North', marketplaces: ['DE'] });
      const north = to;
      const [wide] = [await one.update(north.id, { marketplaces: ['DE', 'FR'] })];
      const { done } = await ends([
        one.merge([europe, wide]),
        other.split(wide, { name: 'France', marketplaces: ['FR'] }),
      ]);
      expect(done).toBeGreaterThanOrEqual(1);
      expect([
        ['Europe: DE ES FR'],
        ['Europe: DE ES', 'France: FR'],
        ['Europe: ES', 'France: FR', 'North: DE'],
      ]).toContainEqual(await registered(europe));
    });

    it.each(rounds)('two merges the other way round leave one registration (%i)', async () => {
      const europe = await register('ES', 'DE');
      const { to: north } = await one.split(europe, { name: 'North', marketplaces: ['DE'] });
      const { done } = await ends([one.merge([europe, north]), other.merge([north, europe])]);
      expect(done).toBe(1);
      expect([['Europe: DE ES'], ['North: DE ES']]).toContainEqual(await registered(europe));
    });

    it.each(rounds)(
      'an archived registration and a new one of its marketplace do not both have it (%i)',
      async () => {
        const spain = await register('ES');
        const { sellerId } = spain;
        await Promise.allSettled([
          one.archive(spain),
          other.register({ name: 'Spain', sellerId, marketplaces: ['ES'] }),
        ]);
        expect([[], ['Spain: ES']]).toContainEqual(await registered(spain));
      },
    );

    /** A port that does something else once, right before the first call of this name. */
    const overtaken = (call: string, overtake: () => Promise<unknown>): OdooPort => {
      const port = stage().port('bot');
      let isOvertaken = false;
      return {
        ...port,
        call: async (model, method, options) => {
          if (`${model}.${method}` === call && !isOvertaken) {
            isOvertaken = true;
            await overtake();
          }
          return port.call(model, method, options);
        },
      };
    };
    const overtakenBySplit = (call: string, europe: Registration, code = 'DE') =>
      processOver(overtaken(call, () => other.split(europe, { name: 'North', marketplaces: [code] })))
        .registrations;

    it('a change of other settings does not take a marketplace back that is split off meanwhile', async () => {
      const europe = await register('ES', 'DE');
      const slow = overtakenBySplit('x_amazon_registration.write', europe);
      expect(await slow.update(europe.id, { name: 'South' })).toMatchObject({ name: 'South' });
      expect(await registered(europe)).toEqual(['North: DE', 'South: ES']);
    });

    it('a change that adds a marketplace does not take one back that is split off meanwhile', async () => {
      const europe = await register('ES', 'DE');
      const slow = overtakenBySplit('ir.actions.server.run', europe);
      const attempt = slow.update(europe.id, { marketplaces: ['ES', 'DE', 'FR'] });
      await expect(attempt).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('("North") of this seller'),
      });
      expect(await registered(europe)).toEqual(['Europe: ES', 'North: DE']);
    });

    it('a change that gives marketplaces up does not empty a registration whose other ones are split off meanwhile', async () => {
      const europe = await register('ES', 'DE');
      const slow = overtakenBySplit('ir.actions.server.run', europe, 'ES');
      const attempt = slow.update(europe.id, { marketplaces: ['ES'] });
      await expect(attempt).rejects.toMatchObject({ code: 'REGISTRATION_INVALID' });
      expect(await registered(europe)).toEqual(['Europe: DE', 'North: ES']);
    });

    it('a split that is overtaken by another one of another marketplace is planned anew', async () => {
      const europe = await register('ES', 'DE', 'FR');
      const slow = processOver(
        overtaken('ir.actions.server.run', () =>
          other.split(europe, { name: 'France', marketplaces: ['FR'] }),
        ),
      ).registrations;
      expect(await slow.split(europe, { name: 'North', marketplaces: ['DE'] })).toMatchObject({
        status: 'done',
      });
      expect(await registered(europe)).toEqual(['Europe: ES', 'France: FR', 'North: DE']);
    });
  });
}
