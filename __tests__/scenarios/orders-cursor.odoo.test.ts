import { describeCursor } from './cursor-suite.ts';
import { jsonRpc } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

describeCursor('a real Odoo', jsonRpc, realDatabases('cursor'));
