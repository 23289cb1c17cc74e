import { json2, jsonRpc } from './ends.ts';
import { describeOrders } from './orders-suite.ts';
import { realDatabases, xmlRpc } from './real.ts';

const open = realDatabases('orders');

describeOrders('a real Odoo over JSON-RPC', jsonRpc, open);
describeOrders('a real Odoo over JSON-2', json2, open);
describeOrders('a real Odoo over XML-RPC (odoo-await)', xmlRpc, open);
