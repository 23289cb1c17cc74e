import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeWorkers } from './workers-suite.ts';

describeWorkers('a real Odoo', jsonRpc, realDatabases('workers'));
