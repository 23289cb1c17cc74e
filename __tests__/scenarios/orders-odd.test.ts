import { json2 } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeOddOrders } from './odd-orders-suite.ts';

describeOddOrders('the embedded Odoo', json2, embeddedDatabases());
