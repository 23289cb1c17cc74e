import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeHeldPrices } from './held-prices-suite.ts';

describeHeldPrices('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeHeldPrices(where, jsonRpc, open, { inCents: true });
});
