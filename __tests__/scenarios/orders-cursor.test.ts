import { describeCursor } from './cursor-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeCursor('the embedded Odoo', jsonRpc, embeddedDatabases());
