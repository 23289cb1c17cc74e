import { describe, expect, it } from '@jest/globals';
import { search } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { inEuros } from './priced-orders.ts';
import { newDatabases } from './real.ts';
import { allocating } from './allocating.ts';
import { taxCells } from './tax-kinds.ts';

describe('invoices.allocate on a real Odoo', () => {
  const world = allocating(onStage(newDatabases('invoices'), { currencies: ['EUR'] }));
  const { shop, orders, importAll, idsOf, invoiced, totals, invoiceInParts, sellTaxed, linesOf } = world;

  it.each(taxCells)('parts add up to Amazon’s total: $kind, $method', async ({ kind, taxes, method }) => {
    await shop.roundBy(method);
    const named = taxes.map((tax) => ({ ...tax, name: `${tax.name}, ${kind}, ${method}` }));
    await shop.sellWith(await shop.createTaxes(...named));

    const [oneByOne, inTwoParts] = [orders(), orders()];
    await invoiceInParts(
      { imported: await importAll(oneByOne), rounds: [1, 2, 3, 99] },
      { imported: await importAll(inTwoParts), rounds: [0, 2, 2, 99] },
    );
    expect(await invoiced([...oneByOne, ...inTwoParts])).toEqual(totals([...oneByOne, ...inTwoParts]));
  });

  it('makes good with the last part what Odoo rounded in parts that were posted without it', async () => {
    await sellTaxed('Posted without allocating');
    const wire = orders();
    const imported = await importAll(wire);
    for (const units of [1, 2]) {
      await shop.deliver(idsOf(imported), units);
      await shop.post(await shop.invoice(idsOf(imported)));
    }
    const posted = await search(shop.admin, 'account.move', [['state', '=', 'posted']]);
    const before = await linesOf(posted);
    await invoiceInParts({ imported, rounds: [99] });
    expect(await invoiced(wire)).toEqual(totals(wire));
    expect(await linesOf(posted)).toEqual(before);
  });

  it('is needed: without it the parts do not add up', async () => {
    await sellTaxed('Never allocated');
    const wire = orders();
    const imported = await importAll(wire);
    for (const units of [1, 2, 99]) {
      await shop.deliver(idsOf(imported), units);
      await shop.post(await shop.invoice(idsOf(imported)));
    }
    const [first] = wire;
    expect(first?.proceeds?.grandTotal?.amount).toBe('10.00');
    expect((await invoiced(wire))[first?.orderId ?? '']).not.toBe('10.00');
  });

  it('leaves company amounts of a foreign currency to the rate of Odoo', async () => {
    await sellTaxed('Euros in a dollar company');
    const wire = orders({ ...inEuros, country: 'US' });
    const imported = await importAll(wire, {}, 'ES');
    await invoiceInParts({ imported, rounds: [1, 2, 99] });
    expect(await invoiced(wire)).toEqual(totals(wire));
    const ours = [['invoice_line_ids.sale_line_ids.order_id', 'in', idsOf(imported)]];
    const lines = await linesOf(await search(shop.admin, 'account.move', ours));
    const off = lines.map((line) =>
      Math.abs(Number(line['balance']) - Number(line['amount_currency']) / 0.9),
    );
    expect(Math.max(...off)).toBeLessThan(0.02);
  });
});
