import { jsonRpc } from '../../stage/index.ts';
import { describeBothEnds } from './delivery-both-ends-suite.ts';
import { realDatabases } from './real.ts';

describeBothEnds('a real Odoo', jsonRpc, realDatabases('delivery_both_ends'));
