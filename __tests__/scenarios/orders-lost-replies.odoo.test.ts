import { jsonRpc } from '../../stage/index.ts';
import { describeLostReplies } from './lost-replies-suite.ts';
import { realDatabases } from './real.ts';

describeLostReplies('a real Odoo', jsonRpc, realDatabases('lost_replies'));
