import { jsonRpc } from '../../stage/index.ts';
import { describeOddOrders } from './odd-orders-suite.ts';
import { realDatabases } from './real.ts';

describeOddOrders('a real Odoo', jsonRpc, realDatabases('odd'));
