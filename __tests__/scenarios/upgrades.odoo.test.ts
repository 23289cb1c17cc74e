import { realDatabases } from './real.ts';
import { describeUpgrades } from './upgrades-suite.ts';

describeUpgrades('a real Odoo', realDatabases('upgrades'));
