import { existsSync } from 'node:fs';
import { describeBatches } from './payments-batch-suite.ts';
import { realDatabases, withModule } from './real.ts';

// A stand-in for the model of Odoo Enterprise, which is not public.
const standIn = 'test_batch_payment';
const folder = `../shared/odoo/addons/${standIn}`;
const isHere = existsSync(folder);

describeBatches(
  `a real Odoo with a stand-in for batch payments of Enterprise${isHere ? '' : ` (skipped: ${folder} is not here)`}`,
  { open: withModule(standIn, realDatabases('payments_module')), hasModule: true, isHere },
);
