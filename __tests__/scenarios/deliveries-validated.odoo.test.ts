import { describeValidatedTwice } from './validated-twice-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeValidatedTwice('a real Odoo', jsonRpc, realDatabases('deliveries_validated'), true);
