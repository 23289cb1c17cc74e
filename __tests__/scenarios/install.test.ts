import { embeddedDatabases, onVersions } from './embedded.ts';
import { json2, jsonRpc } from '../../stage/index.ts';
import { describeInstall } from './install-suite.ts';

const open = embeddedDatabases();

describeInstall('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeInstall('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18, 20], (where, open) => {
  describeInstall(where, jsonRpc, open);
});
