import { jsonRpc } from '../../stage/index.ts';
import { describeDeliveryChanges } from './delivery-changes-suite.ts';
import { embeddedDatabases } from './embedded.ts';

describeDeliveryChanges('the embedded Odoo', jsonRpc, embeddedDatabases());
