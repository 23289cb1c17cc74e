import { existsSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import { describeBatches } from './payments-batch-suite.ts';
import { realDatabases, withModule } from './real.ts';

// A stand-in for the model of Odoo Enterprise, which is not public.
const standIn = 'test_batch_payment';
const name = 'a real Odoo with a stand-in for batch payments of Enterprise';

if (existsSync(`../shared/odoo/addons/${standIn}`)) {
  describeBatches(name, { open: withModule(standIn, realDatabases('payments_module')), hasModule: true });
} else {
  describe(`batch payments on ${name}`, () => {
    it.skip(`is skipped: ../shared/odoo/addons/${standIn} is not here`, () => undefined);
  });
}
