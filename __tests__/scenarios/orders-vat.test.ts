import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeVat } from './vat-suite.ts';

const open = embeddedDatabases({ modules: ['base_vat'] });
describeVat('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeVat('the embedded Odoo over JSON-2', json2, open);

onVersions(
  [17, 18],
  (where, open) => {
    describeVat(where, jsonRpc, open);
  },
  { modules: ['base_vat'] },
);
