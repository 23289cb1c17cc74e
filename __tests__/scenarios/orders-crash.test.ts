import { everyCall } from '../../crash/harness.ts';
import { scenarios } from '../../crash/scenarios/index.ts';
import { describeCrashes } from './crash-suite.ts';
import { jsonRpc } from './ends.ts';
import { embeddedDatabases } from './embedded.ts';

for (const [capability, own] of Object.entries(scenarios)) {
  describeCrashes(`the embedded Odoo: ${capability}`, jsonRpc, own, everyCall, embeddedDatabases());
}
