import { embeddedOdoo, type OdooDatabase } from '../../stage/index.ts';
import type { EmbeddedOdooOptions } from '../../lib/testing/index.ts';
import { closedAtTheEnd } from './closed-at-the-end.ts';

/** Opens embedded databases, and closes them when the test file is done. */
export const embeddedDatabases = (options: EmbeddedOdooOptions = {}): (() => Promise<OdooDatabase>) =>
  closedAtTheEnd(embeddedOdoo(options));
