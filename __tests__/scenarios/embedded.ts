import { embeddedOdoo, type OdooDatabase } from '../../stage/index.ts';
import type { EmbeddedOdooOptions, EmbeddedOdooVersion } from '../../lib/testing/index.ts';
import { closedAtTheEnd } from './closed-at-the-end.ts';

/** Opens embedded databases, and closes them when the test file is done. */
export const embeddedDatabases = (options: EmbeddedOdooOptions = {}): (() => Promise<OdooDatabase>) =>
  closedAtTheEnd(embeddedOdoo(options));

/** Runs a suite on embedded databases of further versions too; 19 has its own pass over both transports. */
export function onVersions(
  versions: readonly EmbeddedOdooVersion[],
  describeSuite: (where: string, open: () => Promise<OdooDatabase>) => void,
  options: EmbeddedOdooOptions = {},
): void {
  for (const version of versions)
    describeSuite(`the embedded Odoo ${version}`, embeddedDatabases({ ...options, version }));
}
