import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeFbaReturns } from './fba-returns-suite.ts';

describeFbaReturns('the embedded Odoo', embeddedDatabases());

onVersions([17, 18, 20], (where, open) => {
  describeFbaReturns(where, open);
});
