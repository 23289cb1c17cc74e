import { describeValidatedTwice } from './validated-twice-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeValidatedTwice('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeValidatedTwice(where, jsonRpc, open);
});
