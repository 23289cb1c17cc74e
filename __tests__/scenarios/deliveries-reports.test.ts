import { describeFeedReports } from './feed-reports-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeFeedReports('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeFeedReports(where, jsonRpc, open);
});
