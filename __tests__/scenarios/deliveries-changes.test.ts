import { jsonRpc } from '../../stage/index.ts';
import { describeDeliveryChanges } from './delivery-changes-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';

describeDeliveryChanges('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeDeliveryChanges(where, jsonRpc, open);
});
