import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from './ends.ts';
import { describeWorkers } from './workers-suite.ts';

describeWorkers('the embedded Odoo', jsonRpc, embeddedDatabases());
