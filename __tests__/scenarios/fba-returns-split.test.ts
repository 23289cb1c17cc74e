import { embeddedDatabases } from './embedded.ts';
import { describeReturnsAfterSplit } from './fba-returns-split-suite.ts';

describeReturnsAfterSplit('the embedded Odoo', embeddedDatabases());
