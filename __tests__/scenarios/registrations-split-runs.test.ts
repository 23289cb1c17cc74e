import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeSplitRuns } from './registrations-split-runs-suite.ts';

const open = embeddedDatabases();

describeSplitRuns('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeSplitRuns('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeSplitRuns(where, jsonRpc, open);
});
