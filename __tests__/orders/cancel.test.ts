import { describe, expect, it } from '@jest/globals';
import { cancelSaleOrders } from '../../lib/orders/changes/cancel.ts';
import { ConnectorError } from '../../lib/support/errors.ts';
import { scriptedPort } from '../odoo/scripted-port.ts';

/** An Odoo that holds these sale orders by state, and cancels as `cancel` says. */
function odooWith(
  states: Map<number, string>,
  cancel: (ids: readonly number[], context: unknown) => unknown,
) {
  return scriptedPort(({ method, call }) => {
    if (method === 'action_cancel') return cancel(call?.ids ?? [], call?.context);
    const open = [...states].filter(([, state]) => state !== 'cancel');
    return { records: open.map(([id, state]) => ({ id, name: `S0000${id}`, state })) };
  });
}

const refusal = new ConnectorError('ODOO_VALIDATION', 'Odoo refuses: the moon is full.');

describe('cancelling sale orders', () => {
  it('takes two calls for any number of them, and none for none', async () => {
    const states = new Map([
      [1, 'sale'],
      [2, 'draft'],
    ]);
    const odoo = odooWith(states, (ids) => {
      for (const id of ids) states.set(id, 'cancel');
      return true;
    });
    expect(await cancelSaleOrders(odoo, [1, 2], { companyId: 1 })).toEqual(new Map());
    expect(odoo.recorded).toHaveLength(2);
    expect(await cancelSaleOrders(odoo, [], { companyId: 1 })).toEqual(new Map());
    expect(odoo.recorded).toHaveLength(2);
  });

  it('is not asked by the window with which Odoo 17 and 18 warn', async () => {
    const states = new Map([[1, 'sale']]);
    // Measured on Odoo 18: without this context a window comes back, and nothing is cancelled.
    const odoo = odooWith(states, (ids, context) => {
      const quiet = typeof context === 'object' && context !== null && 'disable_cancel_warning' in context;
      if (!quiet) return { type: 'ir.actions.act_window', res_model: 'sale.order.cancel' };
      for (const id of ids) states.set(id, 'cancel');
      return true;
    });
    expect(await cancelSaleOrders(odoo, [1], { companyId: 1 })).toEqual(new Map());
  });

  it('lets one that Odoo refuses fail alone', async () => {
    const states = new Map([
      [1, 'sale'],
      [2, 'sale'],
    ]);
    const odoo = odooWith(states, (ids) => {
      if (ids.includes(2)) throw refusal;
      for (const id of ids) states.set(id, 'cancel');
      return true;
    });
    expect(await cancelSaleOrders(odoo, [1, 2], { companyId: 1 })).toEqual(new Map([[2, refusal]]));
  });

  it('reports one that Odoo leaves as it is without refusing, as an extension may', async () => {
    const odoo = odooWith(new Map([[1, 'sale']]), () => true);
    const errors = await cancelSaleOrders(odoo, [1], { companyId: 1 });
    expect(errors.get(1)).toMatchObject({ code: 'ODOO_VALIDATION', context: { saleOrderId: 1 } });
    expect(errors.get(1)?.message).toContain('S00001 in state sale');
  });

  it('looks, where the reply was lost, at what has become of them', async () => {
    const states = new Map([
      [1, 'sale'],
      [2, 'sale'],
    ]);
    const odoo = odooWith(states, () => {
      states.set(1, 'cancel');
      throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
    });
    const errors = await cancelSaleOrders(odoo, [1, 2], { companyId: 1 });
    expect([...errors].map(([id, { code, retryable }]) => [id, code, retryable])).toEqual([
      [2, 'OUTCOME_UNKNOWN', false],
    ]);
  });
});
