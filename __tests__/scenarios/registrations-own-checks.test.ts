import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeOwnChecks } from './registrations-own-checks-suite.ts';

const open = embeddedDatabases();

describeOwnChecks('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeOwnChecks('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeOwnChecks(where, jsonRpc, open);
});
