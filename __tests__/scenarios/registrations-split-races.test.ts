import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeSplitRaces } from './registrations-split-races-suite.ts';

describeSplitRaces('the embedded Odoo', jsonRpc, embeddedDatabases());
