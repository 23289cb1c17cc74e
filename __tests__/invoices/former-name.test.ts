import { expect, it } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';

it('invoices.allocate is still found by its former name, settle', () => {
  const nowhere = () => Promise.reject(new Error('no call is made'));
  const { invoices } = createConnector({ odoo: { call: nowhere, version: nowhere }, amazon: {} });
  const verbs = new Map(Object.entries(invoices));
  expect(verbs.get('settle')).toBe(verbs.get('allocate'));
  expect(verbs.get('allocate')).toBeInstanceOf(Function);
});
