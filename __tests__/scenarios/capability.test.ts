import { piecesOf } from '../../lib/testing/odoo/connector-pieces.ts';
import { describeCapability } from './capability-suite.ts';
import { embeddedDatabases, onVersions } from './embedded.ts';
import { describeFeedJobs } from './feed-jobs-suite.ts';
import { capabilitySchema } from './on-parcels.ts';

const open = embeddedDatabases({ pythonPieces: piecesOf(capabilitySchema) });
describeCapability('the embedded Odoo', open);
describeFeedJobs('the embedded Odoo', open);

onVersions(
  [17, 18],
  (where, open) => {
    describeCapability(where, open);
    describeFeedJobs(where, open);
  },
  { pythonPieces: piecesOf(capabilitySchema) },
);
