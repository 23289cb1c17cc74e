import { json2, jsonRpc } from './ends.ts';
import { describeInstall } from './install-suite.ts';
import { realDatabases, xmlRpc } from './real.ts';

const open = realDatabases('install');

describeInstall('a real Odoo over JSON-RPC', jsonRpc, open);
describeInstall('a real Odoo over JSON-2', json2, open);
describeInstall('a real Odoo over XML-RPC (odoo-await)', xmlRpc, open);
