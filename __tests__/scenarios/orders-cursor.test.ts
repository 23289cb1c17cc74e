import { describeCursor } from './cursor-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeCursor('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeCursor(where, jsonRpc, open);
});
