import { json2, jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeVat } from './vat-suite.ts';

const open = embeddedDatabases({ modules: ['base_vat'] });
describeVat('the embedded Odoo over JSON-RPC', jsonRpc, open);
describeVat('the embedded Odoo over JSON-2', json2, open);
