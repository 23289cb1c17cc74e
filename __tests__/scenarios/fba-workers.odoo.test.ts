import { describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type StockMoveOutcome } from '../../lib/index.ts';
import { count } from '../../stage/index.ts';
import { openDepot, refusing, shippedOrder } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('several processes that make the same stock moves, on a real Odoo,', () => {
  const stage = onStage(realDatabases('fba_workers'), { currencies: ['EUR'], goods: ['FBA-MUG'] });

  it('make each of them once', async () => {
    const orders = Array.from({ length: 30 }, () => shippedOrder([2]));
    const depot = await openDepot(stage(), orders);
    const cut = depot.connectorOver(refusing(stage().bot, 'stock.picking.create'));
    await expect(collect(cut.orders.sync(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });

    const workers = Array.from({ length: 3 }, () => depot.connectorOver(stage().port('bot')));
    const outcomes = await Promise.all(
      workers.map((worker): Promise<StockMoveOutcome[]> => collect(worker.fba.sync(depot.registration))),
    );
    const failed = outcomes.flat().filter(({ status }) => status === 'failed');
    expect(failed).toEqual([]);
    const ours = depot.ours('sale_line_id.order_id.x_amazon_registration_id');
    expect(await count(stage().bot, 'stock.move', [...ours, ['state', '=', 'done']])).toBe(30);
    expect(await count(stage().bot, 'stock.move', ours)).toBe(30);
    const lines = [...depot.ours('order_id.x_amazon_registration_id'), ['qty_delivered', '=', 2]];
    expect(await count(stage().bot, 'sale.order.line', lines)).toBe(30);
    expect(await depot.syncMoves()).toEqual([]);
  });

  it('lose nothing when the replies to all writes are lost', async () => {
    const depot = await openDepot(stage(), [shippedOrder([1]), shippedOrder([1])]);
    const { bot } = stage();
    let lost = 0;
    const forgetful = depot.connectorOver({
      ...bot,
      call: async (model, name, call) => {
        const answer = await bot.call(model, name, call);
        if (model !== 'stock.picking' || name === 'web_search_read' || lost > 3) return answer;
        lost += 1;
        throw new ConnectorError('OUTCOME_UNKNOWN', `The reply to ${name} was lost.`);
      },
    });
    await collect(forgetful.orders.sync(depot.registration));
    await depot.syncMoves({ retry: true });
    expect(await depot.moves(0)).toMatchObject([{ state: 'done', quantity: 1 }]);
    expect(await depot.moves(1)).toMatchObject([{ state: 'done', quantity: 1 }]);
    expect(await depot.saleOrders(['x_amazon_move_state'])).toMatchObject([
      { x_amazon_move_state: 'moved' },
      { x_amazon_move_state: 'moved' },
    ]);
  });
});
