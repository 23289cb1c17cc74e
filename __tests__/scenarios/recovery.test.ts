import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from './ends.ts';
import { describeRecovery } from './recovery-suite.ts';

describeRecovery('the embedded Odoo', jsonRpc, embeddedDatabases());
