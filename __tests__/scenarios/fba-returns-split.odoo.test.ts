import { realDatabases } from './real.ts';
import { describeReturnsAfterSplit } from './fba-returns-split-suite.ts';

describeReturnsAfterSplit('a real Odoo', realDatabases('fba_returns_split'));
