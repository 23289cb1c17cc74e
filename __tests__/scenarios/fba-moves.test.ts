import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeFbaMoves } from './fba-moves-suite.ts';

describeFbaMoves('the embedded Odoo', jsonRpc, embeddedDatabases());
