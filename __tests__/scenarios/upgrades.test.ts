import { embeddedDatabases } from './embedded.ts';
import { describeUpgrades } from './upgrades-suite.ts';

describeUpgrades('the embedded Odoo', embeddedDatabases());
