import { jsonRpc } from '../../stage/index.ts';
import { describeDeliveryCorrections } from './delivery-corrections-suite.ts';
import { realDatabases } from './real.ts';

describeDeliveryCorrections('a real Odoo', jsonRpc, realDatabases('delivery_corrections'));
