import { expect, it } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';

it('invoices.allocate is still found by its former name, settle', () => {
  const nowhere = () => Promise.reject(new Error('no call is made'));
  const { invoices } = createConnector({ odoo: { call: nowhere, version: nowhere }, amazon: {} });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- What is tested.
  expect(invoices.settle).toBe(invoices.allocate);
});
