import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeSplitRefusals } from './registrations-split-refusals-suite.ts';

describeSplitRefusals('a real Odoo', jsonRpc, realDatabases('registrations-split-refusals'));
