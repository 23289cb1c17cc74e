import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type AmazonPort, type OdooPort } from '../../lib/index.ts';
import { shippedBySeller } from '../../lib/testing/index.ts';
import { openDispatch, orderOf, type Desk, type Dispatch } from './dispatch.ts';
import { records, search, type OdooDatabase, type Transport } from '../../stage/index.ts';

const hour = 60 * 60 * 1000;

/** What becomes of a picking that several try to validate, or whose validation was not told. */
export function describeValidatedTwice(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
  /** Whether this Odoo can write to the customer when goods leave. */
  hasMails = false,
): void {
  describe(`pickings validated because Amazon lists them as shipped, on ${name}`, () => {
    let dispatch: Dispatch;

    beforeAll(async () => {
      dispatch = await openDispatch(await openDatabase(), transport);
      if (!hasMails) return;
      const ids = await search(dispatch.admin, 'res.company', []);
      const vals = { stock_move_email_validation: true };
      await dispatch.admin.call('res.company', 'write', { ids, args: { vals } });
      // Without the slip: not every machine can make PDFs.
      const templates = await search(dispatch.admin, 'mail.template', [['model', '=', 'stock.picking']]);
      const noSlip = { report_template_ids: [[5]] };
      await dispatch.admin.call('mail.template', 'write', { ids: templates, args: { vals: noSlip } });
    });
    afterAll(() => dispatch.close());

    /** An order of three units that the seller has shipped whole in Seller Central. */
    async function shippedByHand(): Promise<Desk> {
      const desk = await dispatch.open([orderOf([3])], { validateShipped: true });
      desk.wait(hour);
      const byHand = shippedBySeller({ carrier: 'SEUR', trackingNumber: 'CENTRAL-12' });
      desk.amazon.changeOrder(desk.order(0).orderId, byHand);
      desk.wait(hour);
      await desk.syncOrders();
      return desk;
    }
    const syncOver = (desk: Desk, odoo: OdooPort) =>
      collect(desk.connectorOver(odoo).deliveries.sync(desk.registration));

    /** A port that runs `step` in place of the first call of `model.method`, which it is given. */
    function before(
      [model, method]: readonly [string, string],
      step: (send: () => Promise<unknown>) => Promise<unknown>,
    ): OdooPort {
      let isFirst = true;
      return {
        version: (options) => dispatch.bot.version(options),
        call: (calledModel, calledMethod, call) => {
          const send = (): Promise<unknown> => dispatch.bot.call(calledModel, calledMethod, call);
          if (!isFirst || calledModel !== model || calledMethod !== method) return send();
          isFirst = false;
          return step(send);
        },
      };
    }
    const lost = new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');

    /** All three units left, each picking is done, and each has the seller's packages as one note and one mail to its customer. */
    async function expectShippedOnce(desk: Desk, pickings: number): Promise<void> {
      const made = await desk.pickings(0);
      const ids = made.map(({ id }) => id);
      expect(made.map(({ state }) => state)).toEqual(Array.from({ length: pickings }, () => 'done'));
      const moves = await records(
        dispatch.admin,
        'stock.move',
        [['picking_id', 'in', ids]],
        ['quantity', 'state'],
      );
      expect(moves.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(3);
      const messages = async (condition: readonly unknown[]) => {
        const about = [['model', '=', 'stock.picking'], ['res_id', 'in', ids], condition];
        const rows = await records(dispatch.admin, 'mail.message', about, ['res_id']);
        return rows.map((row) => Number(row['res_id'])).toSorted((one, other) => one - other);
      };
      expect(await messages(['body', 'like', 'CENTRAL-12'])).toEqual(ids);
      if (hasMails) expect(await messages(['subtype_id.name', '=', 'Discussions'])).toEqual(ids);
      expect(await desk.sync()).toEqual([]);
      expect(desk.order(0).packages).toMatchObject([{ trackingNumber: 'CENTRAL-12' }]);
    }

    it('are done, also when the reply to the validation was lost', async () => {
      const desk = await shippedByHand();
      const losing = before(['stock.picking', 'button_validate'], async (send) => {
        await send();
        throw lost;
      });
      expect(await syncOver(desk, losing)).toMatchObject([{ status: 'noted', validated: true }]);
      await expectShippedOnce(desk, 1);
    });

    it('fail for now when it is not known whether Odoo validates them, and are validated by the next run', async () => {
      const desk = await shippedByHand();
      const silent = before(['stock.picking', 'button_validate'], () => Promise.reject(lost));
      expect(await syncOver(desk, silent)).toMatchObject([
        { status: 'failed', error: { code: 'OUTCOME_UNKNOWN' } },
      ]);
      expect(await desk.pickings(0)).toMatchObject([{ state: 'assigned', x_amazon_sync_state: false }]);
      expect(await desk.sync()).toMatchObject([{ status: 'noted', validated: true }]);
      await expectShippedOnce(desk, 1);
    });

    it('keep what somebody has shipped of them in part meanwhile; the run takes its backorder next', async () => {
      const desk = await shippedByHand();
      const amazon: AmazonPort = {
        ...desk.amazonPort,
        getOrder: async (...call) => {
          await desk.ship(0, { quantities: [2] });
          return desk.amazonPort.getOrder(...call);
        },
      };
      const { deliveries } = desk.connectorOver(dispatch.bot, amazon);
      expect(await collect(deliveries.sync(desk.registration))).toMatchObject([
        { status: 'noted', validated: true },
      ]);
      expect(await desk.pickings(0)).toMatchObject([
        { state: 'done' },
        { state: expect.not.stringContaining('done') },
      ]);
      expect(await desk.sync()).toMatchObject([{ status: 'noted', validated: true }]);
      await expectShippedOnce(desk, 2);
    });

    it('are done once when another worker validates them at the last moment', async () => {
      const desk = await shippedByHand();
      const overtaken = before(['stock.picking', 'button_validate'], async (send) => {
        expect(await desk.sync()).toMatchObject([{ status: 'noted', validated: true }]);
        return send();
      });
      expect(await syncOver(desk, overtaken)).toMatchObject([{ status: 'noted', validated: true }]);
      await expectShippedOnce(desk, 1);
    });

    it('are done once when two workers run at the same time', async () => {
      const desk = await shippedByHand();
      const runs = await Promise.all([desk.sync(), syncOver(desk, dispatch.bot)]);
      for (const outcome of runs.flat()) expect(['noted', 'synchronized']).toContain(outcome.status);
      await expectShippedOnce(desk, 1);
    });
  });
}
