import { describeLostShipments } from './lost-shipments-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeLostShipments('a real Odoo', jsonRpc, realDatabases('deliveries_lost'));
