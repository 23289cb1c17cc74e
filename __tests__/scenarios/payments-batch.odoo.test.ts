import { describeBatches } from './payments-batch-suite.ts';
import { realDatabases } from './real.ts';

describeBatches('a real Odoo', { open: realDatabases('payments_batch'), hasModule: false });
