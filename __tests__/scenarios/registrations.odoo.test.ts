import { json2, jsonRpc } from '../../stage/index.ts';
import { describeOver } from '../real-odoo/version.ts';
import { realDatabases } from './real.ts';
import { describeRegistrations } from './registrations-suite.ts';

describeRegistrations('a real Odoo', jsonRpc, realDatabases('registrations'));
describeOver('JSON-2')('over JSON-2', () => {
  describeRegistrations('a real Odoo over JSON-2', json2, realDatabases('registrations-json2'));
});
