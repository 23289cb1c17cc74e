import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeOwnSettings } from './registrations-own-suite.ts';

const open = embeddedDatabases();

describeOwnSettings('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeOwnSettings('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeOwnSettings(where, jsonRpc, open);
});
