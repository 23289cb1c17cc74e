import { jsonRpc } from '../../stage/index.ts';
import { embeddedDatabases } from './embedded.ts';
import { describeOpenDifferences } from './open-differences-suite.ts';

describeOpenDifferences('the embedded Odoo', jsonRpc, embeddedDatabases());
