import { jsonRpc } from '../../stage/index.ts';
import { describeBranches } from './branches-suite.ts';
import { realDatabases } from './real.ts';

describeBranches('a real Odoo', jsonRpc, realDatabases('branch-registrations'));
