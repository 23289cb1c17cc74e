import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';
import { describeWriters } from './writers-suite.ts';

describeWriters('the embedded Odoo', jsonRpc, embeddedDatabases());
