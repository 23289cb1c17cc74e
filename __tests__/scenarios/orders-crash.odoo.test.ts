import { writesAndSomeReads } from '../../crash/harness.ts';
import { scenarios } from '../../crash/scenarios/index.ts';
import { describeCrashes } from './crash-suite.ts';
import { json2 } from './ends.ts';
import { realDatabases } from './real.ts';

const own = (scenarios['orders'] ?? []).filter(({ embeddedOnly }) => embeddedOnly !== true);

// JSON-2: what is archived in between makes Odoo forget its caches, which costs the other transports half a second.
describeCrashes('a real Odoo: orders', json2, own, writesAndSomeReads, realDatabases('crash'));
