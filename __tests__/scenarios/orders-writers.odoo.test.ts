import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeWriters } from './writers-suite.ts';

describeWriters('a real Odoo', jsonRpc, realDatabases('writers'));
