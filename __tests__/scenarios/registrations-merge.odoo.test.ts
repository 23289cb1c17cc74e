import { jsonRpc } from '../../stage/index.ts';
import { describeMerges } from './registrations-merge-suite.ts';
import { realDatabases } from './real.ts';

describeMerges('a real Odoo', jsonRpc, realDatabases('registrations-merge'));
