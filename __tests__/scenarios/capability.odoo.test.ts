import { describeCapability } from './capability-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeCapability('a real Odoo', jsonRpc, realDatabases('capability'));
