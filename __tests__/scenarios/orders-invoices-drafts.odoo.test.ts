import { describe, expect, it } from '@jest/globals';
import { collect, countCalls, createConnector, type ConnectorEvent, type OdooPort } from '../../lib/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import { create, json2, records, search, xmlRpc, type Transport } from '../../stage/index.ts';
import { describeOver } from '../real-odoo/version.ts';
import { onStage } from './on-stage.ts';
import { newDatabases } from './real.ts';
import { allocateOver, allocating } from './allocating.ts';

describe('invoices.allocate on a real Odoo, of drafts', () => {
  const stage = onStage(newDatabases('invoices_drafts'), { currencies: ['EUR'] });
  const world = allocating(stage);
  const { shop, orders, importAll, idsOf, allocate, invoiced, totals, differing, sellTaxed, linesOf } = world;

  it('writes nothing in a dry run, and tells the shares', async () => {
    await sellTaxed('Dry run');
    const imported = await importAll(orders());
    await shop.deliver(idsOf(imported), 1);
    const drafts = await shop.invoice(idsOf(imported));
    const before = await linesOf(drafts);
    const planned = await allocate(imported, { dryRun: true });
    expect(await linesOf(drafts)).toEqual(before);
    const done = await allocate(imported);
    expect(planned).toEqual(done.map((outcome) => ({ ...outcome, dryRun: true })));
    expect(done.map(({ status }) => status)).toContain('updated');
  });

  it('divides among several drafts at once, and leaves alone what a person changed', async () => {
    await sellTaxed('Several drafts');
    const wire = orders();
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 1);
    const firstDrafts = await shop.invoice(idsOf(imported));
    await shop.deliver(idsOf(imported), 99);
    const drafts = [...firstDrafts, ...(await shop.invoice(idsOf(imported)))];
    const [line] = await search(shop.admin, 'account.move.line', [
      ['move_id.ref', '=', wire[0]?.orderId],
      ['display_type', '=', 'product'],
    ]);
    const [edited] = await search(shop.admin, 'account.move', [['invoice_line_ids', 'in', [line]]]);
    const vals = { invoice_line_ids: [[1, line, { price_unit: 2 }]] };
    await shop.bot.call('account.move', 'write', { ids: [edited ?? 0], args: { vals } });

    const outcomes = await allocate(imported);
    // Beside it, a line of roundings is no decision of his.
    const { status } = outcomes.find(({ invoiceId }) => invoiceId === edited) ?? {};
    expect(world.isExact() ? status : 'unchanged').toBe('unchanged');
    const kept = await records(shop.admin, 'account.move.line', [['id', '=', line]], ['price_unit']);
    expect(kept).toMatchObject([{ price_unit: 2 }]);
    await shop.post(drafts);
    const editedOrder = wire[0]?.orderId ?? '';
    const sums = await invoiced(wire);
    // 2.00 and 21 % for the unit whose price was changed, and for two units what two of three cost.
    expect(sums).toEqual({ ...totals(wire), [editedOrder]: decimal('2.42').plus('6.67').toFixed(2) });
  });

  it('shares out again what a credit note took back', async () => {
    await sellTaxed('Credit note');
    const wire = orders();
    const imported = await importAll(wire);
    await world.invoiceInParts({ imported, rounds: [1, 99] });
    const ours = [['invoice_line_ids.sale_line_ids.order_id', 'in', idsOf(imported)]];
    const posted = await search(shop.admin, 'account.move', ours);
    const reversal = { move_ids: [[6, 0, posted]], journal_id: await journalOf(posted), date: '2026-11-20' };
    const [wizard = 0] = await create(shop.bot, 'account.move.reversal', [reversal]);
    await shop.bot.call('account.move.reversal', 'refund_moves', { ids: [wizard] });
    const refunds = await search(shop.admin, 'account.move', [...ours, ['move_type', '=', 'out_refund']]);
    await shop.post(refunds);

    await world.invoiceInParts({ imported, rounds: [2, 99] });
    const credited = await records(shop.admin, 'account.move', [['id', 'in', refunds]], ['amount_total']);
    expect(credited).toHaveLength(posted.length);
    const doubled = Object.entries(totals(wire)).map(([id, total]) => [
      id,
      decimal(total ?? 0)
        .times(2)
        .toFixed(2),
    ]);
    expect(await invoiced(wire)).toEqual(Object.fromEntries(doubled));
    const once = sum(Object.values(totals(wire)).map((total) => decimal(total ?? 0)));
    expect(sum(credited.map((refund) => decimal(Number(refund['amount_total'])))).eq(once)).toBe(true);
  });

  const journalOf = async (moves: readonly number[]): Promise<unknown> => {
    const [move] = await records(shop.admin, 'account.move', [['id', 'in', moves]], ['journal_id']);
    return Array.isArray(move?.['journal_id']) ? move['journal_id'][0] : undefined;
  };

  it('fails for an invoice that somebody posts meanwhile, and allocates the others', async () => {
    await sellTaxed('Posted meanwhile');
    const imported = await importAll(orders());
    await shop.deliver(idsOf(imported), 1);
    const drafts = await shop.invoice(idsOf(imported));
    const due = (await allocate(imported, { dryRun: true })).filter(({ status }) => status === 'updated');
    const posted = due[0]?.invoiceId ?? 0;
    let isPosted = false;
    const overtaken: OdooPort = {
      ...shop.bot,
      call: async (model, method, call) => {
        if (['web_save_multi', 'run'].includes(method) && !isPosted) {
          isPosted = true;
          await shop.post([posted]);
        }
        return shop.bot.call(model, method, call);
      },
    };
    const outcomes = await allocateOver(overtaken, imported.registration);
    expect(outcomes).toHaveLength(drafts.length);
    expect(outcomes.filter(({ status }) => status === 'failed')).toMatchObject([
      { invoiceId: posted, error: { code: 'ODOO_VALIDATION' } },
    ]);
    expect(outcomes.filter(({ status }) => status === 'updated')).toHaveLength(due.length - 1);
  });

  const allocatedOver = async (transport: Transport) => {
    await sellTaxed(transport.name);
    const wire = orders();
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 1);
    const drafts = await shop.invoice(idsOf(imported));
    await shop.deliver(idsOf(imported), 99);
    const rest = await shop.invoice(idsOf(imported));
    const outcomes = await allocateOver(transport(stage().database, 'bot'), imported.registration);
    await shop.post([...drafts, ...rest]);
    return { statuses: new Set(outcomes.map(({ status }) => status)), off: await differing(wire) };
  };
  const allocated = { statuses: new Set(['updated', 'unchanged']), off: [] };

  it('allocates over XML-RPC too', async () => {
    expect(await allocatedOver(xmlRpc)).toEqual(allocated);
  });
  describeOver('JSON-2')('over JSON-2', () => {
    it('allocates too', async () => {
      expect(await allocatedOver(json2)).toEqual(allocated);
    });
  });

  it('takes six calls for all of them', async () => {
    await sellTaxed('Few calls');
    const imported = await importAll(orders());
    await shop.deliver(idsOf(imported), 1);
    await shop.invoice(idsOf(imported));
    const counted = countCalls(shop.bot);
    const events: ConnectorEvent[] = [];
    const onEvent = (event: ConnectorEvent) => events.push(event);
    const { invoices } = createConnector({ odoo: counted, amazon: {}, onEvent });
    const { length: total } = await collect(invoices.allocate(imported.registration));
    expect(counted.calls.total).toBe(6);
    expect(events).toMatchObject([{ type: 'invoices:done', done: total, total }]);
  });
});
