import { json2, xmlRpc } from '../../stage/index.ts';
import { describeOver } from '../real-odoo/version.ts';
import { realDatabases } from './real.ts';
import { describeTransport } from './transports-suite.ts';

const open = realDatabases('transports');

describeOver('JSON-2')('over JSON-2', () => {
  describeTransport('a real Odoo over JSON-2', json2, open);
});
describeTransport('a real Odoo over XML-RPC (odoo-await)', xmlRpc, open);
