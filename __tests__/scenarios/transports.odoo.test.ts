import { json2, xmlRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeTransport } from './transports-suite.ts';

const open = realDatabases('transports');

describeTransport('a real Odoo over JSON-2', json2, open);
describeTransport('a real Odoo over XML-RPC (odoo-await)', xmlRpc, open);
