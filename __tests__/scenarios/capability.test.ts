import { piecesOf } from '../../lib/testing/odoo/connector-pieces.ts';
import { capabilitySchema, describeCapability } from './capability-suite.ts';
import { embeddedDatabases } from './embedded.ts';
import { jsonRpc } from '../../stage/index.ts';

const open = embeddedDatabases({ pythonPieces: piecesOf(capabilitySchema) });
describeCapability('the embedded Odoo', jsonRpc, open);
