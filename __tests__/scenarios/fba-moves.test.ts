import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeFbaMoves } from './fba-moves-suite.ts';

describeFbaMoves('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18, 20], (where, open) => {
  describeFbaMoves(where, jsonRpc, open);
});
