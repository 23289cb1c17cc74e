import { jsonRpc } from '../../stage/index.ts';
import { familyOptions } from './branches.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeSplitRefusals } from './registrations-split-refusals-suite.ts';

describeSplitRefusals('the embedded Odoo', jsonRpc, embeddedDatabases({ companies: familyOptions }));

onVersions(
  [17, 18],
  (where, open) => {
    describeSplitRefusals(where, jsonRpc, open);
  },
  { companies: familyOptions },
);
