import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeLostReplies } from './lost-replies-suite.ts';

describeLostReplies('the embedded Odoo', json2, embeddedDatabases());

onVersions([17, 18], (where, open) => {
  describeLostReplies(where, jsonRpc, open);
});
