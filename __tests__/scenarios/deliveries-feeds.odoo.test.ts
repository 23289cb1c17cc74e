import { describeDeliveryBudgets } from './delivery-budgets-suite.ts';
import { describeDeliveryFeeds } from './delivery-feeds-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_feeds');

describeDeliveryFeeds('a real Odoo', jsonRpc, open);
describeDeliveryBudgets('a real Odoo', jsonRpc, open);
