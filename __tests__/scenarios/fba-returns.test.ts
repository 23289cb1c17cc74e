import { embeddedDatabases } from './embedded.ts';
import { describeFbaReturns } from './fba-returns-suite.ts';

describeFbaReturns('the embedded Odoo', embeddedDatabases());
