import { describeDeliveries } from './deliveries-suite.ts';
import { describeBothEnds } from './delivery-both-ends-suite.ts';
import { describeDeliveryBudgets } from './delivery-budgets-suite.ts';
import { describeDeliveryFeeds } from './delivery-feeds-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { json2, jsonRpc } from '../../stage/index.ts';

const open = embeddedDatabases();

describeDeliveries('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeDeliveries('the embedded Odoo over JSON-2', json2, open);
describeBothEnds('the embedded Odoo', jsonRpc, open);
describeDeliveryFeeds('the embedded Odoo', jsonRpc, open);
describeDeliveryBudgets('the embedded Odoo', jsonRpc, open);
