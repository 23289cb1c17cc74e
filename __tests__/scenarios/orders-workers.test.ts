import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';
import { describeWorkers } from './workers-suite.ts';

describeWorkers('the embedded Odoo', jsonRpc, embeddedDatabases());
