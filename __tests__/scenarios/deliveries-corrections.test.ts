import { jsonRpc } from '../../stage/index.ts';
import { describeDeliveryCorrections } from './delivery-corrections-suite.ts';
import { embeddedDatabases } from './embedded.ts';

describeDeliveryCorrections('the embedded Odoo', jsonRpc, embeddedDatabases());
