import { jsonRpc } from '../../stage/index.ts';
import { describeBrokenFeeds } from './broken-feeds-suite.ts';
import { embeddedDatabases } from './embedded.ts';

describeBrokenFeeds('the embedded Odoo', jsonRpc, embeddedDatabases());
