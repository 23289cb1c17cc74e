import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';
import { describeWorkers } from './workers-suite.ts';

describeWorkers('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeWorkers(where, jsonRpc, open);
});
