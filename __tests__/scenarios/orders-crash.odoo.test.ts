import { everyState } from '../../crash/harness.ts';
import { newFbaOrders } from '../../crash/scenarios/new-orders.ts';
import { describeCrashes } from './crash-suite.ts';
import { json2 } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

// The harness at work. All scenarios are cut by `npm run crash -- all --real`, which CI runs.
describeCrashes('a real Odoo', json2, [newFbaOrders], everyState, realDatabases('crash'));
