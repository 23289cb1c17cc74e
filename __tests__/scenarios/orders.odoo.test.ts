import { jsonRpc } from '../../stage/index.ts';
import { describeOrders } from './orders-suite.ts';
import { realDatabases } from './real.ts';

describeOrders('a real Odoo', jsonRpc, realDatabases('orders'));
