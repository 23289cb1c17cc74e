import { describeDeliveryCarriers } from './delivery-carriers-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { json2, jsonRpc } from '../../stage/index.ts';

const open = embeddedDatabases();

describeDeliveryCarriers('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeDeliveryCarriers('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeDeliveryCarriers(where, jsonRpc, open);
});
