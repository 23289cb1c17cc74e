import { realDatabases } from './real.ts';
import { describeFbaReturns } from './fba-returns-suite.ts';

describeFbaReturns('a real Odoo', realDatabases('fba_returns'));
