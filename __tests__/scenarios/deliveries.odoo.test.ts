import { describeDeliveries } from './deliveries-suite.ts';
import { json2, jsonRpc } from './ends.ts';
import { realDatabases, xmlRpc } from './real.ts';

const open = realDatabases('deliveries');

describeDeliveries('a real Odoo over JSON-RPC', jsonRpc, open);
describeDeliveries('a real Odoo over JSON-2', json2, open);
describeDeliveries('a real Odoo over XML-RPC (odoo-await)', xmlRpc, open);
