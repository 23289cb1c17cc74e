import { describeCapability } from './capability-suite.ts';
import { describeFeedJobs } from './feed-jobs-suite.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('capability');
describeCapability('a real Odoo', open);
describeFeedJobs('a real Odoo', open);
