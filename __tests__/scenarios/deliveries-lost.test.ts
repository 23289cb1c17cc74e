import { describeLostShipments } from './lost-shipments-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeLostShipments('the embedded Odoo', jsonRpc, embeddedDatabases());
