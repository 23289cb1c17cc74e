import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeSplitRaces } from './registrations-split-races-suite.ts';

describeSplitRaces('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeSplitRaces(where, jsonRpc, open);
});
