import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError, type CreateInvoiceOutcome, type OdooPort } from '../../lib/index.ts';
import { create, records, search } from '../../stage/index.ts';
import { archivedAccount } from './its-names.ts';
import { invoicing, mugs, shippedMugs } from './invoicing.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn, type Imported } from './shop.ts';

describe('invoices.create by several at once, over bad lines, and of bad invoices, on a real Odoo', () => {
  const stage = onStage(realDatabases('invoices_workers'));
  const shop = shopOn(stage);
  const { orders, importAll, idsOf, invoice, invoicesOf, sums, amazonTotals } = invoicing(shop);

  beforeAll(() => shop.sellWith([]));

  const importDelivered = async (
    count: number,
  ): Promise<{ imported: Imported; wire: ReturnType<typeof orders> }> => {
    const wire = orders(Array.from({ length: count }, () => [shippedMugs]));
    const imported = await importAll(wire);
    await shop.deliver(idsOf(imported), 99);
    return { imported, wire };
  };

  const made = (outcomes: readonly CreateInvoiceOutcome[]): readonly CreateInvoiceOutcome[] =>
    outcomes.filter(({ status }) => status === 'created');

  it.each([false, true])(
    'makes one invoice of each order where four workers run at once; posting: %s',
    async (post) => {
      const { imported, wire } = await importDelivered(10);
      const runs = await Promise.all(
        ['bot', 'bot', 'bot', 'bot'].map(() => invoice(imported, { post }, stage().port('bot'))),
      );
      const outcomes = runs.flat();
      expect(outcomes.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(
        made(outcomes)
          .map(({ orderId }) => orderId)
          .toSorted(),
      ).toEqual(wire.map(({ orderId }) => orderId));
      const moves = await invoicesOf(imported);
      expect(moves).toHaveLength(10);
      expect(new Set(moves.map(({ state }) => state))).toEqual(new Set([post ? 'posted' : 'draft']));
      expect(await sums(imported)).toEqual(amazonTotals(wire));
    },
  );

  /** Loses the reply to the first call of a method, before or after Odoo has done it. */
  function losing(method: string, when: 'before' | 'after'): OdooPort {
    let isLost = false;
    return {
      ...shop.bot,
      call: async (model, called, call) => {
        const isIt = called === method && !isLost;
        if (!isIt) return shop.bot.call(model, called, call);
        isLost = true;
        if (when === 'after') await shop.bot.call(model, called, call);
        throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
      },
    };
  }

  it.each([
    ['run', 'before'],
    ['run', 'after'],
    ['action_post', 'before'],
    ['action_post', 'after'],
  ] as const)(
    'makes and posts each once where the reply to %s is lost %s it was done',
    async (method, when) => {
      const { imported, wire } = await importDelivered(3);
      const outcomes = await invoice(imported, { post: true }, losing(method, when));
      expect(outcomes).toMatchObject(
        wire.map(({ orderId }) => ({ orderId, status: 'created', isPosted: true })),
      );
      expect(await invoicesOf(imported)).toHaveLength(3);
      expect(await sums(imported)).toEqual(amazonTotals(wire));
    },
  );

  it('goes on after a crash: makes what is missing, and posts what is there', async () => {
    const { imported, wire } = await importDelivered(4);
    const [first, ...others] = wire.map(({ orderId }) => orderId);
    expect(await invoice(imported, { orders: [first ?? ''] })).toHaveLength(1);
    const dying: OdooPort = {
      ...shop.bot,
      call: (model, method, call) => {
        if (method === 'action_post') throw new ConnectorError('ODOO_UNREACHABLE', 'Gone.');
        return shop.bot.call(model, method, call);
      },
    };
    await expect(invoice(imported, { post: true, orders: others.slice(0, 1) }, dying)).rejects.toMatchObject({
      code: 'ODOO_UNREACHABLE',
    });
    const outcomes = await invoice(imported, { post: true });
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
      'created',
      'created',
      'updated',
      'updated',
    ]);
    expect(outcomes.every((outcome) => 'isPosted' in outcome && outcome.isPosted)).toBe(true);
    expect(await sums(imported)).toEqual(amazonTotals(wire));
    expect(await invoice(imported, { post: true })).toEqual([]);
  });

  it('fails alone for one without a customer, with Odoo’s words, and posts the others', async () => {
    const { imported, wire } = await importDelivered(5);
    await invoice(imported);
    const [, , bad] = await invoicesOf(imported);
    await shop.admin.call('account.move', 'write', {
      ids: [bad?.id ?? 0],
      args: { vals: { partner_id: false } },
    });
    const outcomes = await invoice(imported, { post: true });
    expect(outcomes.filter(({ status }) => status === 'updated')).toHaveLength(4);
    expect(outcomes.filter(({ status }) => status === 'failed')).toMatchObject([
      { orderId: wire[2]?.orderId, invoiceId: bad?.id, error: { code: 'INVOICE_REFUSED' } },
    ]);
    const [failed] = outcomes.filter((outcome) => outcome.status === 'failed');
    expect(failed?.error.message).toContain('Customer');
  });

  it('fails alone for an order of which Odoo refuses the invoice', async () => {
    const { imported, wire } = await importDelivered(4);
    const [, second = 0] = idsOf(imported);
    const [account = 0] = await create(shop.admin, 'account.account', [
      { name: 'Gone', code: '499001', account_type: 'income' },
    ]);
    const [product = 0] = await create(shop.admin, 'product.product', [
      { name: 'With archived account', type: 'service', property_account_income_id: account },
    ]);
    const added = { order_line: [[0, 0, { product_id: product, product_uom_qty: 1, price_unit: 1 }]] };
    await shop.admin.call('sale.order', 'write', { ids: [second], args: { vals: added } });
    const vals = await archivedAccount(shop.admin);
    await shop.admin.call('account.account', 'write', { ids: [account], args: { vals } });
    const outcomes = await invoice(imported, { post: true });
    expect(made(outcomes)).toHaveLength(3);
    expect(outcomes.filter(({ status }) => status === 'failed')).toMatchObject([
      { orderId: wire[1]?.orderId, error: { code: 'INVOICE_REFUSED' } },
    ]);
  });

  it('posts no draft whose total is not what its lines come to', async () => {
    const { imported } = await importDelivered(1);
    await shop.sellWith(await shop.createTaxes({ name: 'Rounded in cash', amount: 21 }));
    const other = await importDelivered(1);
    const [account] = await search(shop.admin, 'account.account', [['account_type', '=', 'expense']]);
    const [rounding = 0] = await create(shop.admin, 'account.cash.rounding', [
      {
        name: 'To five',
        rounding: 5,
        strategy: 'add_invoice_line',
        profit_account_id: account,
        loss_account_id: account,
      },
    ]);
    await shop.admin.call('ir.default', 'set', {
      args: { model_name: 'account.move', field_name: 'invoice_cash_rounding_id', value: rounding },
    });
    for (const batch of [imported, other.imported]) {
      // The draft that was just made, and the same draft as an earlier one.
      for (const run of [1, 2]) {
        const outcomes = await invoice(batch, { post: true });
        const moves = await invoicesOf(batch);
        expect({ run, moves, outcomes }).toMatchObject({
          moves: [{ state: 'draft' }],
          outcomes: [{ status: 'failed', invoiceId: moves[0]?.id, error: { code: 'TOTAL_DIFFERS' } }],
        });
      }
    }
    const defaults = await records(
      shop.admin,
      'ir.default',
      [['field_id.name', '=', 'invoice_cash_rounding_id']],
      [],
    );
    await shop.admin.call('ir.default', 'unlink', { ids: defaults.map(({ id }) => id) });
  });

  it('plans in a dry run what a real run does, and writes nothing', async () => {
    await shop.sellWith([]);
    const imported = await importAll(orders([[mugs(3, '10.00')]]));
    await shop.deliver(idsOf(imported), 2);
    const [planned] = await invoice(imported, { dryRun: true });
    expect(await invoicesOf(imported)).toEqual([]);
    const [real] = await invoice(imported);
    expect(planned).toEqual({ ...real, dryRun: true, invoiceId: undefined });
  });
});
