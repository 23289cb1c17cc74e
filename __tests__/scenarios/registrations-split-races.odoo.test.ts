import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeSplitRaces } from './registrations-split-races-suite.ts';

describeSplitRaces('a real Odoo', jsonRpc, realDatabases('registrations-split-races'));
