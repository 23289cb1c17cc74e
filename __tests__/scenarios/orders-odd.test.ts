import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeOddOrders } from './odd-orders-suite.ts';

describeOddOrders('the embedded Odoo', json2, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeOddOrders(where, jsonRpc, open);
});
