import { describeFeedReports } from './feed-reports-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeFeedReports('a real Odoo', jsonRpc, realDatabases('deliveries_reports'));
