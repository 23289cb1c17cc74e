import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeSplitTroubles } from './registrations-split-troubles-suite.ts';

describeSplitTroubles('a real Odoo', jsonRpc, realDatabases('registrations-split-troubles'));
