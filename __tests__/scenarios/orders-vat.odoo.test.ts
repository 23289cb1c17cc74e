import { jsonRpc } from '../../stage/index.ts';
import { realDatabases, withModule } from './real.ts';
import { describeVat } from './vat-suite.ts';

describeVat('a real Odoo with base_vat', jsonRpc, withModule('base_vat', realDatabases('vat')));
