import { describeValidatedTwice } from './validated-twice-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

describeValidatedTwice('the embedded Odoo', jsonRpc, embeddedDatabases());
