import { jsonRpc } from '../../stage/index.ts';
import { describeOpenDifferences, describeOpenTaxDifferences } from './open-differences-suite.ts';
import { realDatabases } from './real.ts';

describeOpenDifferences('a real Odoo', jsonRpc, realDatabases('open_differences'));
describeOpenTaxDifferences('a real Odoo', jsonRpc, realDatabases('open_taxes'));
