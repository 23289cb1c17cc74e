import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeSplit } from './registrations-split-suite.ts';

const open = embeddedDatabases();

describeSplit('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeSplit('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeSplit(where, jsonRpc, open);
});
