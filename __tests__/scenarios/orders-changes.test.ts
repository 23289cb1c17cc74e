import { describeChanges } from './changes-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeChanges('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeChanges(where, jsonRpc, open);
});
