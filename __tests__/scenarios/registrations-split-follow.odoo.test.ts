import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeSplitFollowing } from './registrations-split-follow-suite.ts';

describeSplitFollowing('a real Odoo', jsonRpc, realDatabases('registrations-split-follow'));
