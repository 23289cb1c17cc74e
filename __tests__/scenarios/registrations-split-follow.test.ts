import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeSplitFollowing } from './registrations-split-follow-suite.ts';

const open = embeddedDatabases();

describeSplitFollowing('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeSplitFollowing('the embedded Odoo over JSON-2', json2, open);

onVersions([17, 18], (where, open) => {
  describeSplitFollowing(where, jsonRpc, open);
});
