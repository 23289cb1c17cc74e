import { json2, jsonRpc } from '../../stage/index.ts';
import { familyOptions } from './branches.ts';
import { describeBranches } from './branches-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';

const open = embeddedDatabases({ companies: familyOptions });
describeBranches('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeBranches('the embedded Odoo over JSON-2', json2, open);

onVersions(
  [17, 18],
  (where, open) => {
    describeBranches(where, jsonRpc, open);
  },
  { companies: familyOptions },
);
