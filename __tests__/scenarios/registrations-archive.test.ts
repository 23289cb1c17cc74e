import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeArchiving } from './registrations-archive-suite.ts';

const open = embeddedDatabases();

describeArchiving('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeArchiving('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeArchiving(where, jsonRpc, open);
});
