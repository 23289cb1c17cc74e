import { everyCall } from '../../crash/harness.ts';
import { newFbaOrders } from '../../crash/scenarios/new-orders.ts';
import { describeCrashes } from './crash-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

// The harness at work. All scenarios are cut by `npm run crash -- all`, which CI runs.
describeCrashes('the embedded Odoo', jsonRpc, [newFbaOrders], everyCall, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeCrashes(where, jsonRpc, [newFbaOrders], everyCall, open);
});
