import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeSandbox } from './sandbox-suite.ts';

describeSandbox('a real Odoo', jsonRpc, realDatabases('sandbox'));
