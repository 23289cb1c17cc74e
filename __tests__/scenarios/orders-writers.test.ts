import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';
import { describeWriters } from './writers-suite.ts';

describeWriters('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeWriters(where, jsonRpc, open);
});
