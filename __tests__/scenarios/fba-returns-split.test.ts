import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeReturnsAfterSplit } from './fba-returns-split-suite.ts';

describeReturnsAfterSplit('the embedded Odoo', embeddedDatabases());

onVersions([17, 18, 20], (where, open) => {
  describeReturnsAfterSplit(where, open);
});
