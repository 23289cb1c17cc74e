import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeOwnChecks } from './registrations-own-checks-suite.ts';

describeOwnChecks('a real Odoo', jsonRpc, realDatabases('registrations-own-checks'));
