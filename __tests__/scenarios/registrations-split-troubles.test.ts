import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeSplitTroubles } from './registrations-split-troubles-suite.ts';

const open = embeddedDatabases();

describeSplitTroubles('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeSplitTroubles('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeSplitTroubles(where, jsonRpc, open);
});
