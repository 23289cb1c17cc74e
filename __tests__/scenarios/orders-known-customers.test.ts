import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeKnownCustomers } from './known-customers-suite.ts';

describeKnownCustomers('the embedded Odoo', json2, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeKnownCustomers(where, jsonRpc, open);
});
