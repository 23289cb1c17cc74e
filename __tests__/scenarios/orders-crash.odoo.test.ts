import { everyState } from '../../crash/harness.ts';
import { newFbaOrders } from '../../crash/scenarios/new-orders.ts';
import { describeCrashes } from './crash-suite.ts';
import { json2, jsonRpc } from '../../stage/index.ts';
import { realMajor } from '../real-odoo/version.ts';
import { realDatabases } from './real.ts';

// The harness at work. All scenarios are cut by `npm run crash -- all --real`, which CI runs.
const transport = realMajor < 19 ? jsonRpc : json2;
describeCrashes('a real Odoo', transport, [newFbaOrders], everyState, realDatabases('crash'));
