import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConnectorError,
  countCalls,
  createConnector,
  isConnectorError,
  type Connector,
  type OdooPort,
  type RegistrationInput,
} from '../../lib/index.ts';
import { count, manualClock, records, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** What several processes that register at the same moment come to, and what `ensure` does. */
export function describeRegistrations(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`registrations on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    const rounds = [1, 2, 3, 4];
    let one: Connector;
    let other: Connector;
    let sellers = 0;

    // Processes of their own, whose clocks stand on the same millisecond.
    const processOver = (odoo: OdooPort): Connector =>
      createConnector({ odoo, amazon: {}, clock: manualClock('2026-03-01T00:00:00Z') });

    beforeAll(() => {
      one = processOver(stage().port('bot'));
      other = processOver(stage().port('bot'));
    });

    const newSeller = (): string => {
      sellers += 1;
      return `REGISTERED${sellers}`;
    };
    const input = (sellerId: string, ...marketplaces: readonly string[]): RegistrationInput => ({
      name: `Amazon ${marketplaces.join(' ')}`,
      sellerId,
      marketplaces,
    });

    /** The error of what did not succeed, and the value of what did. */
    const ends = async <T>(attempts: readonly Promise<T>[]) => {
      const settled = await Promise.allSettled(attempts);
      return {
        done: settled.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])),
        refused: settled.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : [])),
      };
    };

    /** The registrations of a seller as country codes; and that every claim is one of theirs, once. */
    const stored = async (sellerId: string): Promise<readonly string[]> => {
      const { admin } = stage();
      const found = (await one.registrations.list()).filter((entry) => entry.sellerId === sellerId);
      const claims = await records(
        admin,
        'x_amazon_claim',
        [['x_name', 'like', `${sellerId}_`]],
        ['x_name', 'x_registration_id'],
      );
      expect(claims.map((claim) => claim['x_name']).sort()).toEqual(
        found.flatMap(({ marketplaces }) => marketplaces.map(({ id }) => `${sellerId}_${id}`)).sort(),
      );
      const keys = await records(
        admin,
        'ir.model.data',
        [
          ['model', '=', 'x_amazon_registration'],
          ['name', 'like', `registration_${sellerId}_`],
        ],
        ['res_id'],
      );
      expect(keys.map((key) => key['res_id']).sort()).toEqual(found.map(({ id }) => id).sort());
      return found.map(({ marketplaces }) =>
        marketplaces
          .map(({ countryCode }) => countryCode)
          .sort()
          .join(' '),
      );
    };

    it.each(rounds)('of two that register the same at once, one is stored (%i)', async () => {
      const wanted = input(newSeller(), 'ES', 'DE');
      const { done, refused } = await ends([
        one.registrations.register(wanted),
        other.registrations.register(wanted),
      ]);
      expect(done).toHaveLength(1);
      expect(refused).toMatchObject([
        {
          code: 'REGISTRATION_INVALID',
          message: expect.stringContaining(`belongs to registration ${String(done[0]?.id)}`),
        },
      ]);
      expect(await stored(wanted.sellerId)).toEqual(['DE ES']);
    });

    it.each(rounds)('of three whose marketplaces overlap, the first has them (%i)', async () => {
      const sellerId = newSeller();
      const third = processOver(stage().port('bot'));
      const { done, refused } = await ends([
        one.registrations.register(input(sellerId, 'ES', 'DE')),
        other.registrations.register(input(sellerId, 'DE', 'FR')),
        third.registrations.register(input(sellerId, 'FR', 'ES')),
      ]);
      expect(done).toHaveLength(1);
      expect(refused.map((error) => isConnectorError(error) && error.code)).toEqual([
        'REGISTRATION_INVALID',
        'REGISTRATION_INVALID',
      ]);
      expect(await stored(sellerId)).toHaveLength(1);
    });

    it.each(rounds)('two that register others in the same millisecond are both stored (%i)', async () => {
      const sellerId = newSeller();
      const { done } = await ends([
        one.registrations.register(input(sellerId, 'ES')),
        other.registrations.register(input(sellerId, 'DE')),
      ]);
      expect(new Set(done.map(({ id }) => id)).size).toBe(2);
      expect([...(await stored(sellerId))].sort()).toEqual(['DE', 'ES']);
    });

    it.each(rounds)('of a change and a registration that take a marketplace, one has it (%i)', async () => {
      const sellerId = newSeller();
      const spain = await one.registrations.register(input(sellerId, 'ES'));
      const { done, refused } = await ends([
        one.registrations.update(spain.id, { marketplaces: ['ES', 'FR'] }),
        other.registrations.register(input(sellerId, 'FR')),
      ]);
      expect(done).toHaveLength(1);
      expect(refused).toMatchObject([{ code: 'REGISTRATION_INVALID' }]);
      const marketplaces = (await stored(sellerId)).flatMap((codes) => codes.split(' '));
      expect([...marketplaces].sort()).toEqual(['ES', 'FR']);
    });

    it.each(rounds)('two that ensure the same at once get the same registration (%i)', async () => {
      const wanted = input(newSeller(), 'ES', 'IT');
      const { done, refused } = await ends([
        one.registrations.ensure(wanted),
        other.registrations.ensure(wanted),
      ]);
      expect(refused).toEqual([]);
      expect(done[0]).toEqual(done[1]);
      expect(await stored(wanted.sellerId)).toEqual(['ES IT']);
    });

    it('registers once when the reply is lost and the call sent again', async () => {
      const wanted = input(newSeller(), 'ES', 'DE');
      let lost = 0;
      const bot = stage().port('bot');
      const losing: OdooPort = {
        ...bot,
        call: async (model, method, call) => {
          const answer = await bot.call(model, method, call);
          const isLoad = model === 'x_amazon_registration' && method === 'load';
          if (lost > 0 || (!isLoad && method !== 'run')) return answer;
          lost += 1;
          if (!isLoad) throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
          throw new ConnectorError('ODOO_UNREACHABLE', 'The reply was lost.', { retryable: true });
        },
      };
      const registration = await processOver(losing).registrations.register(wanted);
      expect(lost).toBe(1);
      expect(await stored(wanted.sellerId)).toEqual(['DE ES']);
      lost = 0;
      const updated = await processOver(losing).registrations.update(registration.id, {
        name: 'Renamed',
        marketplaces: ['ES', 'DE', 'FR'],
      });
      expect(lost).toBe(1);
      expect(updated.name).toBe('Renamed');
      expect(await stored(wanted.sellerId)).toEqual(['DE ES FR']);
    });

    it('ensures the same twice without a write', async () => {
      const wanted: RegistrationInput = { ...input(newSeller(), 'ES', 'DE'), taxPolicy: 'park' };
      const first = await one.registrations.ensure({ ...wanted, ordersSince: '2026-01-01T00:00:00Z' });
      const port = countCalls(stage().port('bot'));
      const again = processOver(port).registrations;
      expect(await again.ensure({ ...wanted, marketplaces: ['de', 'es'] })).toEqual(first);
      expect(await again.ensure({ ...wanted, ordersSince: '2026-02-02T00:00:00Z' })).toEqual(first);
      expect(port.calls).toMatchObject({ writes: 0, total: 2 });
    });

    it('ensures the same twice also when its name holds what no Odoo keeps', async () => {
      const wanted = { ...input(newSeller(), 'ES'), name: 'Amazon\u0000 ES\ud800' };
      const made = await one.registrations.ensure(wanted);
      expect(made.name).toBe('Amazon ES');
      expect(await other.registrations.ensure(wanted)).toMatchObject({ id: made.id });
    });

    it.each(['1', '2026-01-01', '99999-01-01', 'soon'])(
      'complains of the time "%s" together with everything else',
      async (ordersSince) => {
        const wrong = { ...input(newSeller(), 'ES'), name: ' ', ordersSince };
        await expect(one.registrations.register(wrong)).rejects.toMatchObject({
          code: 'REGISTRATION_INVALID',
          message: expect.stringMatching(/name is empty.*ordersSince/),
        });
      },
    );

    it('names what a registration has that is not asked for, and changes nothing', async () => {
      const wanted = input(newSeller(), 'ES', 'DE');
      const first = await one.registrations.ensure(wanted);
      const port = countCalls(stage().port('bot'));
      const attempt = processOver(port).registrations.ensure({
        ...wanted,
        marketplaces: ['ES', 'FR'],
        taxPolicy: 'park',
        cancelReason: 'NoInventory',
        taxes: { ES: { taxId: 7 } },
      });
      await expect(attempt).rejects.toMatchObject({
        code: 'REGISTRATION_DIFFERS',
        context: {
          registrationId: first.id,
          fields: ['marketplaces', 'taxPolicy', 'cancelReason', 'taxes'],
          stored: ['["DE","ES"]', '"odoo"', 'not set', '{}'],
          wanted: ['["ES","FR"]', '"park"', '"NoInventory"', '{"ES":{"taxId":7}}'],
        },
      });
      expect(port.calls.writes).toBe(0);
      expect(await one.registrations.get(first.id)).toEqual(first);
    });

    it('goes on with registrations of an earlier version, which have no claims', async () => {
      const { admin } = stage();
      const wanted = input(newSeller(), 'ES');
      const old = await one.registrations.register(wanted);
      const domain = [['x_registration_id', '=', old.id]];
      const ids = (await records(admin, 'x_amazon_claim', domain, [])).map(({ id }) => id);
      await admin.call('x_amazon_claim', 'unlink', { ids });
      expect(await one.registrations.ensure(wanted)).toEqual(old);
      await expect(one.registrations.register(wanted)).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
      });
      const changed = await one.registrations.update(old.id, { marketplaces: ['ES', 'DE'] });
      expect(changed.marketplaces).toHaveLength(2);
    });

    it('lets a marketplace go that was taken from a registration, or went with it', async () => {
      const sellerId = newSeller();
      const { admin } = stage();
      const first = await one.registrations.register(input(sellerId, 'ES', 'DE'));
      // As people do it in Odoo, where nobody knows of claims.
      const spain = first.marketplaces.filter(({ countryCode }) => countryCode === 'ES');
      const vals = { x_marketplace_ids: [[6, 0, spain.map(({ recordId }) => recordId)]] };
      await admin.call('x_amazon_registration', 'write', { ids: [first.id], args: { vals } });
      await other.registrations.register(input(sellerId, 'DE'));
      expect([...(await stored(sellerId))].sort()).toEqual(['DE', 'ES']);
      await admin.call('x_amazon_registration', 'unlink', { ids: [first.id] });
      await other.registrations.register(input(sellerId, 'ES'));
      expect([...(await stored(sellerId))].sort()).toEqual(['DE', 'ES']);
    });

    it('lets nobody change a claim, administrators neither', async () => {
      const { admin } = stage();
      const [claim] = await records(admin, 'x_amazon_claim', [], []);
      const call = { ids: [Number(claim?.id)], args: { vals: { x_attempt: 'mine' } } };
      await expect(admin.call('x_amazon_claim', 'write', call)).rejects.toMatchObject({
        code: 'ODOO_ACCESS_DENIED',
      });
    });

    it('asks for install() again where an earlier version made no claims', async () => {
      const { admin, administrator } = stage();
      const domain = [
        ['model', '=', 'x_amazon_registration'],
        ['name', '=', 'x_claim_ids'],
      ];
      const ids = (await records(admin, 'ir.model.fields', domain, [])).map(({ id }) => id);
      await admin.call('ir.model.fields', 'unlink', { ids });
      const wanted = input(newSeller(), 'ES');
      await expect(one.registrations.register(wanted)).rejects.toMatchObject({ code: 'INSTALL_OUTDATED' });
      await administrator.install();
      await one.registrations.register(wanted);
    });

    it('leaves nothing of claims behind when it is uninstalled', async () => {
      const { admin, administrator } = stage();
      await administrator.uninstall({ force: true });
      expect(await count(admin, 'ir.model', [['model', '=', 'x_amazon_claim']])).toBe(0);
      expect(await count(admin, 'ir.model.data', [['model', '=', 'x_amazon_claim']])).toBe(0);
    });
  });
}
