import { odooScript } from './script.ts';

/** Starts the real Odoo once before its tests, unless ODOO_URL names one that runs already. */
export default async function startRealOdoo(): Promise<void> {
  if (process.env['ODOO_URL'] === undefined) await odooScript('start');
}
