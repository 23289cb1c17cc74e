import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';
import { describeSandbox } from './sandbox-suite.ts';

describeSandbox('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeSandbox(where, jsonRpc, open);
});
