import { describeLostShipments } from './lost-shipments-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeLostShipments('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeLostShipments(where, jsonRpc, open);
});
