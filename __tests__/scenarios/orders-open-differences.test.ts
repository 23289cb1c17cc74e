import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeOpenDifferences } from './open-differences-suite.ts';

describeOpenDifferences('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeOpenDifferences(where, jsonRpc, open);
});
