import { jsonRpc } from '../../stage/index.ts';
import { describeHeldPrices } from './held-prices-suite.ts';
import { realDatabases } from './real.ts';

describeHeldPrices('a real Odoo', jsonRpc, realDatabases('held'));
