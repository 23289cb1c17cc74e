import { jsonRpc } from '../../stage/index.ts';
import { describeArchiving } from './registrations-archive-suite.ts';
import { realDatabases } from './real.ts';

describeArchiving('a real Odoo', jsonRpc, realDatabases('registrations-archive'));
