import { json2 } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeKnownCustomers } from './known-customers-suite.ts';

describeKnownCustomers('the embedded Odoo', json2, embeddedDatabases());
