import { describeChanges } from './changes-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeChanges('the embedded Odoo', jsonRpc, embeddedDatabases());
