import { describe, expect, it } from '@jest/globals';
import { invoiceDates } from '../../lib/invoices/create/dates.ts';
import type { OrderFacts, OrderLineFacts } from '../../lib/invoices/create/order-facts.ts';
import { planInvoice } from '../../lib/invoices/create/plan.ts';
import type { InvoiceFacts } from '../../lib/invoices/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import { draftInvoice } from './invoice-facts.ts';

const aLine = (id: number, total: string, change: Partial<OrderLineFacts> = {}): OrderLineFacts => ({
  id,
  displayType: undefined,
  component: 'item',
  atAmazon: undefined,
  itemRef: 'A',
  isGoods: true,
  isDownPayment: false,
  currencyId: 1,
  quantity: 1,
  delivered: 0,
  invoiced: 0,
  toInvoice: 0,
  priceUnit: decimal(total),
  discount: 0,
  untaxed: decimal(total),
  total: decimal(total),
  taxIds: [],
  carried: undefined,
  values: { name: `Line ${id}` },
  ...change,
});

const beside = (id: number, component: string, total: string, change: Partial<OrderLineFacts> = {}) =>
  aLine(id, total, { component, isGoods: false, ...change });

const anOrder = (lines: readonly OrderLineFacts[], change: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 7,
  name: 'S00007',
  orderId: '902-1',
  currencyId: 1,
  currency: 'EUR',
  digits: 2,
  total: sum(lines.map((line) => line.total)),
  isShipped: false,
  deliveredAt: undefined,
  taxReportedBy: [],
  header: {},
  lines,
  invoices: [],
  ...change,
});

const billing = (line: OrderLineFacts, quantity: number, total: string): InvoiceFacts => {
  const amounts = { untaxed: decimal(total), total: decimal(total), carried: undefined };
  const price = { priceUnit: line.priceUnit, discount: 0, taxIds: [] };
  return draftInvoice(70, [{ id: 700, saleLineIds: [line.id], quantity, ...price, ...amounts }], {
    isDraft: false,
  });
};

const terms = { priceDecimals: 6, exactLineTotals: true, roundingProductId: 99, dateOf: () => '2026-03-01' };

/** Line → quantity of the next invoice, with its total. */
function planned(order: OrderFacts) {
  const draft = planInvoice(order, terms)?.draft;
  return (
    draft && {
      lines: Object.fromEntries(draft.lines.map(({ line, quantity }) => [line.id, quantity])),
      total: draft.total.toFixed(2),
      isWhole: draft.isWhole,
    }
  );
}

describe('planInvoice', () => {
  const shipping = beside(2, 'shipping', '4.99');

  it('plans nothing of what is not delivered', () => {
    expect(planned(anOrder([aLine(1, '10.00'), shipping]))).toBeUndefined();
  });

  it('bills what is delivered and not invoiced, whatever Odoo says of it', () => {
    const line = aLine(1, '10.00', {
      quantity: 3,
      delivered: 2,
      toInvoice: 3,
      priceUnit: decimal('3.333333'),
    });
    expect(planned(anOrder([line]))).toEqual({ lines: { 1: 2 }, total: '6.67', isWhole: false });
    const rest = { ...line, delivered: 3, invoiced: 2 };
    expect(planned(anOrder([rest], { invoices: [billing(rest, 2, '6.67')] }))).toEqual({
      lines: { 1: 1 },
      total: '3.33',
      isWhole: true,
    });
  });

  it('bills nothing twice that came back after it was invoiced', () => {
    expect(planned(anOrder([aLine(1, '10.00', { delivered: 0, invoiced: 1 })]))).toBeUndefined();
  });

  it('bills what accompanies an item with that item, and what is of the whole order with the first', () => {
    const other = aLine(3, '7.00', { itemRef: 'B' });
    const lines = [
      aLine(1, '10.00', { delivered: 1 }),
      shipping,
      other,
      beside(4, 'gift_wrap', '1.00', { itemRef: 'B' }),
      beside(5, 'rounding', '0.01', { itemRef: undefined }),
    ];
    expect(planned(anOrder(lines))).toEqual({ lines: { 1: 1, 2: 1, 5: 1 }, total: '15.00', isWhole: false });
  });

  it('takes what Amazon states where Odoo 17 has rounded the tax of a line to fewer decimals than its currency has', () => {
    const item = { quantity: 3, delivered: 1, taxIds: [5], priceUnit: decimal('2.755') };
    const lines = [
      aLine(1, '10.005', { ...item, untaxed: decimal('8.265'), atAmazon: decimal('10.001') }),
      beside(2, 'shipping', '1.999', { taxIds: [5], untaxed: decimal('1.649'), atAmazon: decimal('1.995') }),
      beside(3, 'rounding', '0.002', { itemRef: undefined }),
    ];
    const order = anOrder(lines, { digits: 3, total: decimal('11.996') });
    const draft = planInvoice(order, { ...terms, exactLineTotals: false })?.draft;
    expect(draft?.lines.map(({ total }) => total.toFixed(3))).toEqual(['3.334', '1.995', '0.000']);
    expect(draft?.total.toFixed(3)).toBe('5.329');
  });

  it('does not bill shipping again that was credited', () => {
    const item = aLine(1, '10.00', { quantity: 2, delivered: 2, invoiced: 1 });
    const order = anOrder([item, shipping], { invoices: [billing(shipping, 1, '4.99')] });
    expect(planned(order)?.lines).toEqual({ 1: 1 });
  });

  it('lets discounts wait that would bring an invoice below zero, as long as goods are missing', () => {
    const discount = beside(2, 'discount', '-8.00');
    const item = aLine(1, '10.00', { quantity: 2, delivered: 1, priceUnit: decimal('5') });
    expect(planned(anOrder([item, discount]))).toEqual({ lines: { 1: 1 }, total: '5.00', isWhole: false });
    const rest = { ...item, delivered: 2, invoiced: 1 };
    expect(planned(anOrder([rest, discount]))?.lines).toEqual({ 1: 1, 2: 1 });
  });

  it('bills a service once all goods are delivered, or Amazon has shipped all', () => {
    const service = aLine(3, '5.00', { itemRef: 'B', isGoods: false });
    const goods = (delivered: number) =>
      aLine(1, '10.00', { quantity: 2, delivered, priceUnit: decimal('5') });
    expect(planned(anOrder([goods(1), service]))?.lines).toEqual({ 1: 1 });
    expect(planned(anOrder([goods(2), service]))?.lines).toEqual({ 1: 2, 3: 1 });
    expect(planned(anOrder([service]))).toBeUndefined();
    expect(planned(anOrder([service], { isShipped: true }))?.lines).toEqual({ 3: 1 });
  });

  it('takes along what somebody added, as far as Odoo wants it invoiced, and its section', () => {
    const lines = [
      aLine(8, '0', { displayType: 'line_section', component: undefined }),
      aLine(1, '10.00', { delivered: 1 }),
      aLine(9, '0', { displayType: 'line_section', component: undefined }),
      aLine(3, '4.00', { component: undefined, itemRef: undefined, quantity: 2, toInvoice: 1 }),
      aLine(4, '4.00', { component: undefined, itemRef: undefined, toInvoice: -1 }),
    ];
    const draft = planInvoice(anOrder(lines.slice(0, 3)), terms)?.draft;
    expect(draft?.texts.map(({ id }) => id)).toEqual([8]);
    expect(planned(anOrder(lines))).toMatchObject({ lines: { 1: 1, 3: 1 }, total: '12.00' });
  });

  it('leaves an order with a down payment to Odoo', () => {
    const down = aLine(3, '0', { component: undefined, isDownPayment: true });
    const plan = planInvoice(anOrder([aLine(1, '10.00', { delivered: 1 }), down]), terms);
    expect(plan?.error?.code).toBe('ORDER_EDITED');
  });

  it('allows Odoo a cent for each amount only where it computes a line by itself', () => {
    const item = aLine(1, '12.10', { delivered: 1, taxIds: [5], untaxed: decimal('10') });
    expect(planInvoice(anOrder([item]), terms)?.draft?.tolerance.toFixed(2)).toBe('0.02');
    const carried = {
      ...{ currencyId: 1, priceUnit: '12.1', quantity: 1 },
      ...{ base: '10.00', taxes: [{ taxId: 5, amount: '2.10' }] },
    };
    const exact = planInvoice(anOrder([{ ...item, carried }]), terms)?.draft;
    expect(exact?.tolerance.toFixed(2)).toBe('0.00');
    expect(exact?.lines[0]?.carries).toEqual({ base: '10.00', taxes: [{ taxId: 5, amount: '2.10' }] });
  });
});

describe('invoiceDates', () => {
  const now = Date.UTC(2026, 2, 31, 22, 30);
  const deliveredAt = '2026-02-28 23:30:00';

  it.each([
    [{}, '2026-03-31'],
    [{ timeZone: 'Europe/Madrid' }, '2026-04-01'],
    [{ date: 'delivered' }, '2026-02-28'],
    [{ date: 'delivered', timeZone: 'Europe/Madrid' }, '2026-03-01'],
    [{ date: '2026-01-05' }, '2026-01-05'],
  ])('of %j', (options, day) => {
    expect(invoiceDates(options, now)({ deliveredAt })).toBe(day);
  });

  it('is the day of the run where Odoo knows of no delivery', () => {
    expect(invoiceDates({ date: 'delivered' }, now)({ deliveredAt: undefined })).toBe('2026-03-31');
  });
});
