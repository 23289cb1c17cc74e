import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';
import { describeSandbox } from './sandbox-suite.ts';

describeSandbox('the embedded Odoo', jsonRpc, embeddedDatabases());
