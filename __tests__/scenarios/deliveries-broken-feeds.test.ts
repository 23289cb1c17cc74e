import { jsonRpc } from '../../stage/index.ts';
import { describeBrokenFeeds } from './broken-feeds-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';

describeBrokenFeeds('the embedded Odoo', jsonRpc, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeBrokenFeeds(where, jsonRpc, open);
});
