import { describeDeliveries } from './deliveries-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeDeliveries('a real Odoo', jsonRpc, realDatabases('deliveries'));
