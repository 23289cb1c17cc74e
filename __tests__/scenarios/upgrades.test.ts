import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeUpgrades } from './upgrades-suite.ts';

describeUpgrades('the embedded Odoo', embeddedDatabases());

onVersions([17, 18, 20], (where, open) => {
  describeUpgrades(where, open);
});
