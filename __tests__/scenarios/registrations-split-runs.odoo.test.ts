import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeSplitRuns } from './registrations-split-runs-suite.ts';

describeSplitRuns('a real Odoo', jsonRpc, realDatabases('registrations-split-runs'));
