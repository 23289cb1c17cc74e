import { describeChanges } from './changes-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeChanges('a real Odoo', jsonRpc, realDatabases('changes'));
