import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeMerges } from './registrations-merge-suite.ts';

const open = embeddedDatabases();

describeMerges('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeMerges('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeMerges(where, jsonRpc, open);
});
