import { embeddedDatabases, onVersions } from './embedded.ts';
import { json2, jsonRpc } from '../../stage/index.ts';
import { describeTransport } from './transports-suite.ts';

const open = embeddedDatabases();

describeTransport('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeTransport('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18, 20], (where, open) => {
  describeTransport(where, jsonRpc, open);
});
