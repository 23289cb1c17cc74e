import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from './ends.ts';
import { describeSandbox } from './sandbox-suite.ts';

describeSandbox('the embedded Odoo', jsonRpc, embeddedDatabases());
