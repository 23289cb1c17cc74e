import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';
import { describeFbaMoves } from './fba-moves-suite.ts';

describeFbaMoves('a real Odoo', jsonRpc, realDatabases('fba_moves'));
