import { embeddedDatabases, onVersions } from './embedded.ts';
import { json2, jsonRpc } from '../../stage/index.ts';
import { describeOrders } from './orders-suite.ts';

const open = embeddedDatabases();

describeOrders('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeOrders('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeOrders(where, jsonRpc, open);
});
