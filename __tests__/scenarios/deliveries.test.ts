import { describeDeliveries } from './deliveries-suite.ts';
import { describeBothEnds } from './delivery-both-ends-suite.ts';
import { describeDeliveryBudgets } from './delivery-budgets-suite.ts';
import { describeDeliveryFeeds } from './delivery-feeds-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { json2, jsonRpc } from '../../stage/index.ts';

const open = embeddedDatabases();

describeDeliveries('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeDeliveries('the embedded Odoo over JSON-2', json2, open);
describeBothEnds('the embedded Odoo', jsonRpc, open);
describeDeliveryFeeds('the embedded Odoo', jsonRpc, open);
describeDeliveryBudgets('the embedded Odoo', jsonRpc, open);

onVersions([17, 18, 20], (where, open) => {
  describeDeliveries(where, jsonRpc, open);
});

onVersions([18], (where, open) => {
  describeBothEnds(where, jsonRpc, open);
});
