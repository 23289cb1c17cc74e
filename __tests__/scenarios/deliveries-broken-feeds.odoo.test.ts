import { jsonRpc } from '../../stage/index.ts';
import { describeBrokenFeeds } from './broken-feeds-suite.ts';
import { realDatabases } from './real.ts';

describeBrokenFeeds('a real Odoo', jsonRpc, realDatabases('broken_feeds'));
