import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeHeldPrices } from './held-prices-suite.ts';

describeHeldPrices('the embedded Odoo', jsonRpc, embeddedDatabases());
