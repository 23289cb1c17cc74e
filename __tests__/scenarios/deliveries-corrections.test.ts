import { jsonRpc } from '../../stage/index.ts';
import { describeDeliveryCorrections } from './delivery-corrections-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';

describeDeliveryCorrections('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeDeliveryCorrections(where, jsonRpc, open);
});
