import { jsonRpc } from '../../stage/index.ts';
import { describeInstall } from './install-suite.ts';
import { realDatabases } from './real.ts';

describeInstall('a real Odoo', jsonRpc, realDatabases('install'));
