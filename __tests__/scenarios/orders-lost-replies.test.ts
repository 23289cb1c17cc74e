import { json2 } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeLostReplies } from './lost-replies-suite.ts';

describeLostReplies('the embedded Odoo', json2, embeddedDatabases());
