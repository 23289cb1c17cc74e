import { jsonRpc } from './ends.ts';
import { realDatabases } from './real.ts';
import { describeRecovery } from './recovery-suite.ts';

describeRecovery('a real Odoo', jsonRpc, realDatabases('recovery'));
