import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from './ends.ts';
import { describeWriters } from './writers-suite.ts';

describeWriters('the embedded Odoo', jsonRpc, embeddedDatabases());
