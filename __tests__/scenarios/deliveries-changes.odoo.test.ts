import { jsonRpc } from '../../stage/index.ts';
import { describeDeliveryChanges } from './delivery-changes-suite.ts';
import { realDatabases } from './real.ts';

describeDeliveryChanges('a real Odoo', jsonRpc, realDatabases('delivery_changes'));
