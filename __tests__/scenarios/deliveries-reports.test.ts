import { describeFeedReports } from './feed-reports-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeFeedReports('the embedded Odoo', jsonRpc, embeddedDatabases());
