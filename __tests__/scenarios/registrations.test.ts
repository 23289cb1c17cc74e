import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeRegistrations } from './registrations-suite.ts';

const open = embeddedDatabases();

describeRegistrations('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeRegistrations('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeRegistrations(where, jsonRpc, open);
});
