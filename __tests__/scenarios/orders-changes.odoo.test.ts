import { describeChanges } from './changes-suite.ts';
import { json2, jsonRpc } from './ends.ts';
import { realDatabases, xmlRpc } from './real.ts';

const open = realDatabases('changes');

describeChanges('a real Odoo over JSON-RPC', jsonRpc, open);
describeChanges('a real Odoo over JSON-2', json2, open);
describeChanges('a real Odoo over XML-RPC (odoo-await)', xmlRpc, open);
